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
  if (hasHandle(text, platform, typed)) return 'has-handle'
  return leadsAway(text) ? 'has-address' : null
}

function hasHandle(text: string, platform: Platform, typed: string): boolean {
  const folded = foldHandle(text)
  const handle = readHandle(platform, typed)
  if (handle === null) return false
  const names = [handle.anywhere, squash(handle.onPlatform.split(/[/:=]/).at(-1) ?? '')]
  const words = [...folded.split(/\s+/).map(squash), ...folded.split(/[^\p{L}\p{N}]+/u)]
  const together = squash(folded)
  const isThere = (name: string) =>
    name.length >= longEnough ? together.includes(name) : name.length > 1 && words.includes(name)
  return names.some(isThere)
}

/** Whether a text holds an address, a number or an account. */
export function leadsAway(text: string): boolean {
  const folded = foldHandle(text)
  const spaced = foldHandle(text.replaceAll(nextSentence, '$& '))
  return leadsSomewhere.some((one) => one.test(folded)) || someHost.test(spaced)
}

/**
 * Whether words that go to somebody hold any address, number or account. Stricter than leadsAway: nobody has to type
 * fast here, so each full stop between letters is an address, and so is each slash but that of a few usual words.
 */
export function holdsAddress(words: string): boolean {
  const folded = foldHandle(words)
  return (
    leadsAway(words) ||
    /[\p{L}\p{N}]\.\p{L}{2}/u.test(folded) ||
    /[/\\]/.test(folded.replaceAll(usualSlash, ' '))
  )
}

const usualSlash =
  /(?<![\p{L}\p{N}./-])(24\/7|t\/m|en\/of|hij\/zij|zij\/hij|and\/or|he\/she|she\/he)(?![\p{L}\p{N}/-]|\.\p{L})/gu

/** A full stop without a space behind it, before a word with a capital: `klaar.Dan`. */
const nextSentence = /(?<=\p{L}{2})\.(?=\p{Lu}\p{Ll}+(?:[\s,;:!?]|$))/gu

/** `letters.letters`, and anything with a full stop and a path behind it. */
const someHost = /\p{L}[\p{L}\p{N}-]+\.\p{L}{2,}(?![\p{L}\p{N}_])|[\p{L}\p{N}-]\.\p{L}{2,}\//u

const leadsSomewhere = [
  /(^|[^\p{L}\p{N}])@[\p{L}\p{N}]/u,
  /[\p{L}\p{N}]@[\p{L}\p{N}]/u,
  /[[({<]\s*(at|apenstaart(je)?|dot|punt)\s*[\])}>]/,
  /https?:|www\.|\bt\.me\b/,
  /[a-z0-9-]+\.(nl|com|net|org|me|be|eu|app|gg|io)\b/,
  /\d{1,3}(\.\d{1,3}){3}/,
  // A telephone number, however it is spaced.
  /\p{Nd}(?:[\s().\p{Pd}]{0,3}\p{Nd}){6,}/u,
  // No word has an underscore in it.
  /[\p{L}\p{N}]_+[\p{L}\p{N}]/u,
  /(?<!\p{L})(snap(chat)?|insta(gram)?|ig|tiktok|telegram|tg|kik|discord|signal)[\s:=-]{1,3}((is|heet|naam|account)[\s:=]{1,3})?(?=[\p{L}_])(?=[\p{L}.]*[\d_])[\p{L}\d._]{3,}/u,
]
