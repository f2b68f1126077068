import { adAddress, address } from './ad-address.ts'
import { confusables } from './confusables.ts'

/** Where a person can be written to. `ad-site`: an advertisement's address or the telephone number in it. */
export const platforms = ['instagram', 'tiktok', 'snapchat', 'telegram', 'ad-site'] as const
export type Platform = (typeof platforms)[number]

/** What a handle is called when it is looked up. Never stored: only its keyed hashes are. */
export type Handle = {
  /** One account of one platform: for writing once. */
  readonly onPlatform: string
  /** The name alone, without what platforms write differently: for stop everywhere. */
  readonly anywhere: string
}

export const handleMaxLength = 300

/** The same handle for every way of writing it; null when no account of this platform can be called so. */
export function readHandle(platform: Platform, typed: string): Handle | null {
  if (typed.length > handleMaxLength) return null
  const folded = withoutWrapping(foldHandle(typed))
  const name =
    platform === 'ad-site' ? (telephone(folded) ?? adAddress(folded)) : readName(platform, folded)
  if (name === null) return null
  return { onPlatform: `${platform}:${name}`, anywhere: squash(name) || name }
}

/**
 * Small letters in their plainest form: NFKC, without marks and without characters that nobody sees, look-alikes as
 * what they look like. Source: Unicode UAX 15 (NFKC), UTS 39 §4 (skeletons), UAX 44 (Default_Ignorable_Code_Point).
 */
export function foldHandle(typed: string): string {
  let text = typed
  // One round can make something that the next one folds; no text needs more than a few.
  for (let round = 0; round < 5; round++) {
    const before = text
    text = decoded(text).normalize('NFKC').replaceAll(unseen, '')
    text = alike(text).toUpperCase().toLowerCase().normalize('NFKD').replaceAll(/\p{M}/gu, '')
    text = alike(text).normalize('NFKC')
    if (text === before) break
  }
  return text
}

/** Letters and digits only, so that `jan.de_boer` is `jandeboer`. */
export const squash = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '')

const unseen = /[\p{Cf}\p{Cc}\p{DI}]/gu
const alike = (text: string) => [...text].map((one) => confusables.get(one) ?? one).join('')

function decoded(text: string): string {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Quotes, brackets and the comma of the sentence it was copied from. */
function withoutWrapping(text: string): string {
  return text.replace(/^[\s"'“”‘’«»‹›<([]+/u, '').replace(/[\s"'“”‘’«»‹›>)\],;:!?…]+$/u, '')
}

type NamedPlatform = Exclude<Platform, 'ad-site'>
type Rule = {
  readonly hosts: readonly string[]
  /** What a name is there. Wider than the platforms' own rules where we are not sure: nobody checked these with them. */
  readonly name: RegExp
  /** The name in the path below a host; the first group. */
  readonly path: RegExp
  /** First parts of a path that are no names. */
  readonly not: RegExp
}

const rules: Readonly<Record<NamedPlatform, Rule>> = {
  instagram: {
    hosts: ['instagram.com', 'instagr.am', 'ig.me'],
    name: /^(?!\.)(?!.*\.\.)[a-z0-9._]{1,30}(?<!\.)$/,
    path: /^\/(?:_u\/|stories\/|m\/)?@?([^/]+)(?:\/|$)/,
    not: /^(p|reel|reels|tv|explore|accounts|direct|about|legal|_u|stories|m)$/,
  },
  tiktok: {
    hosts: ['tiktok.com'],
    name: /^[a-z0-9._]{2,24}(?<!\.)$/,
    path: /^\/@([^/]+)(?:\/|$)/,
    not: /^$/,
  },
  snapchat: {
    hosts: ['snapchat.com'],
    name: /^[a-z][a-z0-9._-]{1,13}[a-z0-9]$/,
    path: /^\/(?:add\/@?|@)([^/]+)(?:\/|$)/,
    not: /^$/,
  },
  telegram: {
    hosts: ['t.me', 'telegram.me', 'telegram.dog'],
    name: /^[a-z][a-z0-9_]{3,31}(?<!_)$/,
    path: /^\/(?:s\/)?@?([^/]+)(?:\/|$)/,
    not: /^(s|joinchat|addstickers|share|proxy|socks|iv|c|\+.*)$/,
  },
}

function readName(platform: NamedPlatform, text: string): string | null {
  const { hosts, name, path, not } = rules[platform]
  const [, scheme = '', host = '', below = ''] = address.exec(text) ?? []
  const site = host.replace(/^(www|m|web)\./, '')
  const isAddress = scheme !== '' || below !== '' || hosts.includes(site)
  let found = text.replace(/^@+/, '')
  if (isAddress) {
    if (!hosts.includes(site)) return null
    found = path.exec(below)?.[1] ?? ''
    if (not.test(found)) return null
  } else if (platform === 'telegram') found = telegramForm(found)
  // The full stop of the sentence: no name ends on one.
  found = found.replace(/\.+$/, '')
  return name.test(found) ? found : null
}

/** `tg://resolve?domain=sam` and `sam.t.me`. */
function telegramForm(text: string): string {
  return (
    /^tg:\/\/resolve\/?\?(?:.*&)?domain=([^&#]+)/.exec(text)?.[1] ??
    /^([^./]+)\.t\.me$/.exec(text)?.[1] ??
    text
  )
}

/**
 * With the country in front; a number without one is Dutch, also where a spreadsheet ate its zero or somebody wrote the
 * zero behind the country. Source: ITU-T E.164.
 */
function telephone(text: string): string | null {
  const typed = whatsApp.exec(text)?.[1] ?? text
  const bare = typed.replace(/^tel:/, '').replaceAll(/\(0\)|[\s().\-/]/g, '')
  if (!/^(\+|00)?\d{9,15}$/.test(bare)) return null
  const digits = bare.replace(/^(\+|00)/, '')
  const isHome = bare === digits && (digits.startsWith('0') || digits.length === 9)
  return isHome ? `31${digits.replace(/^0/, '')}` : digits.replace(/^310(?=\d{9}$)/, '31')
}

/** An address that is a telephone number. */
const whatsApp =
  /^(?:https?:\/\/)?(?:wa\.me\/|(?:api\.|web\.)?whatsapp\.com\/send\/?\?(?:.*&)?phone=)(?:\+|%2b)?(\d{9,15})(?:[/?#&].*)?$/
