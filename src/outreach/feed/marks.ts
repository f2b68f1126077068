import { foldHandle, type Platform, readHandle, squash } from '../handle.ts'
import type { Ad } from './ad.ts'

/** Where somebody can be written to, as it stands in an ad. platform: null when the ad does not say. */
export type Point = { readonly platform: Platform | null; readonly handle: string }
/** What ads that belong together share. key: the same for every spelling. */
export type Mark = { readonly key: string; readonly point: Point | null }

/** The telephone numbers, accounts, addresses and long texts of an ad, each once. Common words are none of these. */
export function marksOf(ad: Ad): readonly Mark[] {
  const marks = new Map<string, Mark>()
  const add = (mark: Mark | null) => {
    if (!mark) return
    const held = marks.get(mark.key)
    // What says where comes before what does not.
    if (!held || (held.point?.platform === null && mark.point?.platform)) marks.set(mark.key, mark)
  }
  for (const { name, value } of ad.fields) {
    if (telephoneColumn.test(name)) add(telephone(value))
    const platform = platformOf(name)
    if ((platform || accountColumn.test(name)) && !/[\s/]/.test(value))
      add(account(platform, value))
    for (const [link] of value.matchAll(links)) add(address(link))
    const words = value.replaceAll(links, ' ').replaceAll(dates, ' | ')
    for (const [number] of words.matchAll(telephones)) add(telephone(number))
    for (const [mail] of words.matchAll(mails))
      add({ key: `mail:${mail.toLowerCase()}`, point: null })
    for (const [, handle = ''] of words.matchAll(mentions)) add(account(null, handle))
    for (const [, where = '', handle = ''] of words.matchAll(labelled))
      add(account(platformOf(where), handle))
    add(longText(value))
  }
  return [...marks.values()]
}

const telephoneColumn = /^(tel|phone|mobi|gsm|whatsapp|nummer|06)/i
const accountColumn = /^(handle|account|gebruikersnaam|username|user ?name|profielnaam|nickname)$/i
const links = /(?:https?:\/\/|www\.|(?:t|wa|ig)\.me\/)[^\s"'<>()]+/giu
/** So that a day and an hour are no telephone number. */
const dates =
  /(?<![\d.\-/])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:20)?[12]\d)(?![.\-/]?\d)(?:[T ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?/g
/** With a zero or a country in front, or as a spreadsheet leaves a mobile number without its zero. */
const telephones =
  /(?<![\p{L}\d])(?:(?:\+|00?)[1-9](?:[\s().\-/]{0,3}\d){7,13}|31[1-9]\d{8}|6\d{8})(?!\d)/gu
const mails = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/g
const mentions = /(?<![\p{L}\p{N}._%+-])@([\p{L}\p{N}_][\p{L}\p{N}._]{2,29})/gu
const labelled =
  /(?<!\p{L})(insta(?:gram)?|ig|snap(?:chat)?|telegram|tg|tiktok)\s*[:=]\s*@?([\p{L}\p{N}_][\p{L}\p{N}._-]{2,29})/giu

/** Shorter names are many people's. */
const shortestName = 4

function platformOf(name: string): Exclude<Platform, 'ad-site'> | null {
  if (/^(insta|ig$)/i.test(name)) return 'instagram'
  if (/^snap/i.test(name)) return 'snapchat'
  if (/^(telegram|tg$)/i.test(name)) return 'telegram'
  return /^tiktok/i.test(name) ? 'tiktok' : null
}

function telephone(typed: string): Mark | null {
  const digits = readHandle('ad-site', typed.trim())?.anywhere ?? ''
  if (!/^\d{9,15}$/.test(digits)) return null
  return { key: `telephone:${digits}`, point: { platform: 'ad-site', handle: typed.trim() } }
}

/** One name is one person wherever she has it, as on the stop list. */
function account(platform: Platform | null, typed: string): Mark | null {
  const name = squash(foldHandle(typed))
  return name.length < shortestName
    ? null
    : { key: `name:${name}`, point: { platform, handle: typed } }
}

const hosts: readonly (readonly [RegExp, Platform])[] = [
  [/^(https?:\/\/)?(www\.)?(instagram\.com|instagr\.am|ig\.me)\//i, 'instagram'],
  [/^(https?:\/\/)?(www\.|m\.)?tiktok\.com\//i, 'tiktok'],
  [/^(https?:\/\/)?(www\.)?snapchat\.com\//i, 'snapchat'],
  [/^(https?:\/\/)?(t\.me|telegram\.(me|dog))\//i, 'telegram'],
]

/** An address is of one ad or account: with a number in it, or of a platform. A page of the site joins nobody. */
function address(link: string): Mark | null {
  const typed = link.replace(/[.,;:!?)\]]+$/, '')
  const platform = hosts.find(([host]) => host.test(typed))?.[1] ?? 'ad-site'
  const handle = readHandle(platform, typed)
  if (!handle) return null
  const point = { platform, handle: typed }
  if (platform !== 'ad-site')
    return handle.anywhere.length < shortestName ? null : { key: `name:${handle.anywhere}`, point }
  if (/^\d{9,15}$/.test(handle.anywhere)) return { key: `telephone:${handle.anywhere}`, point }
  const below = handle.onPlatform.slice(handle.onPlatform.indexOf('/'))
  return /\d(?:\D*\d){3}/.test(below) ? { key: `ad:${handle.onPlatform}`, point } : null
}

/** Nearly the same text has the same letters, whatever stands between them: signs, numbers, pictures, capitals. */
function longText(value: string): Mark | null {
  const letters = value
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\s]/gu, '')
  const words = letters.split(/\s+/).filter((word) => word !== '')
  const all = words.join('')
  return words.length < fewestWords || all.length < fewestLetters
    ? null
    : { key: `text:${all}`, point: null }
}

/** Below this a text can be anybody's. */
const fewestWords = 8
const fewestLetters = 40
