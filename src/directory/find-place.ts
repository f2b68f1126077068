import type { Municipality } from './municipality.ts'
import { nearKeys } from './near-names.ts'
import type { Entry, PlaceIndex } from './place-index.ts'
import { placeKey, placeWords } from './place-key.ts'

/** A place to choose from. value: typed again, it is this place and no other. */
export type PlaceOption = {
  readonly name: string
  readonly municipality: Municipality
  readonly value: string
}

export type FoundPlace =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'found'
      readonly name: string
      readonly municipality: Municipality
      /** The year since which this name is no municipality any more. */
      readonly formerSince: number | null
    }
  /** The name stands in several municipalities. */
  | { readonly kind: 'which'; readonly name: string; readonly options: readonly PlaceOption[] }
  /** Not known; these names look like it. */
  | { readonly kind: 'near'; readonly options: readonly PlaceOption[] }
  /** A whole province; a place may have the same name. */
  | { readonly kind: 'province'; readonly name: string; readonly options: readonly PlaceOption[] }
  | { readonly kind: 'postcode' }
  | { readonly kind: 'unknown' }

/** Longer than any name with what people write around it. */
const mostLetters = 120
const mostOptions = 6

/** Which municipality somebody means by what she typed. Any text is fine, of any length. */
export function findPlace(index: PlaceIndex, text: string): FoundPlace {
  const asked = text.slice(0, mostLetters).trim()
  if (asked === '') return { kind: 'empty' }
  if (/^\d{4}\s*([a-z]{2})?$/i.test(asked)) return { kind: 'postcode' }
  const exact = lookUp(index, asked)
  const first = exact[0]
  const key = placeKey(asked)
  const province = index.provinces.get(key) ?? index.provinces.get(otherProvinces[key] ?? '')
  if (province && first?.municipality.name !== province)
    return { kind: 'province', name: province, options: exact.map(optionOf) }
  if (first && exact.length === 1)
    return {
      kind: 'found',
      name: first.name,
      municipality: first.municipality,
      formerSince: first.until,
    }
  if (first) return { kind: 'which', name: first.name, options: exact.map(optionOf) }
  const bare = placeKey(readings(asked).at(-1) ?? asked)
  const keys = new Set(
    [key, bare].flatMap((each) => nearKeys(each, index.entries.keys(), mostOptions)),
  )
  const near = [...keys].flatMap((each) => index.entries.get(each) ?? []).slice(0, mostOptions)
  return near.length > 0 ? { kind: 'near', options: near.map(optionOf) } : { kind: 'unknown' }
}

export const optionOf = ({ name, municipality }: Entry): PlaceOption => ({
  name,
  municipality,
  value: `${name} (${municipality.code})`,
})

/** What somebody typed, without the code that an option carries. */
export const withoutCode = (text: string): string => text.replace(/\s*\(\d{4}\)\s*$/, '')

/** The name as it stands; else with what was written behind it as a hint, or without what was written before it. */
function lookUp(index: PlaceIndex, asked: string): readonly Entry[] {
  const coded = /^(.*?)\s*\((\d{4})\)$/.exec(asked)
  if (coded) return entriesOf(index, coded[1] ?? '').filter(isIn(coded[2] ?? ''))
  for (const text of readings(asked)) {
    const whole = entriesOf(index, text)
    if (whole.length > 0) return whole
    const hinted = withHint(index, text)
    if (hinted.length > 0) return hinted
  }
  return []
}

const entriesOf = (index: PlaceIndex, text: string) => index.entries.get(placeKey(text)) ?? []
const isIn = (code: string) => (entry: Entry) => entry.municipality.code === code

/** `Hengelo (Gld)`, `Bergen NH`, `Nes, Ameland`: the end names a province or a municipality. */
function withHint(index: PlaceIndex, text: string): readonly Entry[] {
  const words = placeWords(text)
  for (let at = words.length - 1; at > 0; at--) {
    const hint = words.slice(at).join('')
    const province = index.provinces.get(hint) ?? index.provinces.get(otherProvinces[hint] ?? '')
    const fits = (index.entries.get(words.slice(0, at).join('')) ?? []).filter(
      ({ municipality }) =>
        municipality.province === province || placeKey(municipality.name) === hint,
    )
    if (fits.length > 0) return fits
  }
  return []
}

const lead =
  /^\s*(ik|wij|we|woon|wonen|kom|zit|in|uit|bij|te|vlakbij|buurt|omgeving|regio|gemeente|dorp|stad|de|het|van)\s+/i

/** As written, and with ever fewer of the words before it: `ik woon in Utrecht` … `Utrecht`. */
function readings(text: string): readonly string[] {
  const all = [text]
  let rest = text
  while (lead.test(rest)) {
    rest = rest.replace(lead, '')
    all.push(rest)
  }
  return all
}

/** Other ways to write a province, folded, to the key of its name. */
const otherProvinces: Readonly<Record<string, string>> = {
  frijslan: 'friesland',
  fr: 'friesland',
  frl: 'friesland',
  gr: 'groningen',
  gn: 'groningen',
  dr: 'drenthe',
  ov: 'overijssel',
  o: 'overijssel',
  fl: 'flevoland',
  gld: 'gelderland',
  gl: 'gelderland',
  ut: 'utrecht',
  nh: 'noordholland',
  zh: 'zuidholland',
  zl: 'zeeland',
  zld: 'zeeland',
  z: 'zeeland',
  nb: 'noordbrabant',
  br: 'noordbrabant',
  brabant: 'noordbrabant',
  l: 'limburg',
  lb: 'limburg',
  li: 'limburg',
}
