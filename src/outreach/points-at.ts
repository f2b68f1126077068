import { foldHandle, type Platform, readHandle, squash } from './handle.ts'

/** Shorter than this, a handle can stand inside a common word: it is looked for as a word. */
const longEnough = 7

/**
 * Why a text can not be kept because it says whom it is about: it has the handle in it (in any spelling), or something
 * that leads to a person, such as an address, a number or another handle. null when it says neither.
 */
export function pointsAt(
  text: string,
  platform: Platform,
  typed: string,
): 'has-handle' | 'has-address' | null {
  if (leadsAway(text)) return 'has-address'
  const folded = foldHandle(text)
  const handle = readHandle(platform, typed)
  if (handle === null) return null
  const names = [handle.anywhere, squash(handle.onPlatform.split(/[/:=]/).at(-1) ?? '')]
  const words = folded.split(/\s+/).map(squash)
  const together = squash(folded)
  const isThere = (name: string) =>
    name.length >= longEnough ? together.includes(name) : name.length > 1 && words.includes(name)
  return names.some(isThere) ? 'has-handle' : null
}

/** Whether a text holds an address, a number or an account. */
export function leadsAway(text: string): boolean {
  const folded = foldHandle(text)
  return leadsSomewhere.some((one) => one.test(folded))
}

const leadsSomewhere = [
  /(^|[^\p{L}\p{N}])@[\p{L}\p{N}]/u,
  /[\p{L}\p{N}]@[\p{L}\p{N}]/u,
  /https?:|www\.|\bt\.me\b/,
  /[a-z0-9-]+\.(nl|com|net|org|me|be|eu|app|gg|io)\b/,
  /\d(?:[ .-]?\d){6,}/,
]
