import type { FormerMunicipality, Municipality, PlaceTables } from './municipality.ts'
import { placeKey } from './place-key.ts'

/** One name that leads to one municipality of today. */
export type Entry = {
  readonly name: string
  readonly key: string
  readonly municipality: Municipality
  /** The year in which a municipality of this name ended; null for a name of today. */
  readonly until: number | null
}

/** Every name there is, in memory: looking one up needs no database. */
export type PlaceIndex = {
  readonly municipalities: ReadonlyMap<string, Municipality>
  readonly provinces: ReadonlyMap<string, string>
  /** For one key, at most one entry per municipality; the municipality of that name first. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>
}

/** Rows that name no municipality of the table are left out. */
export function indexPlaces(tables: PlaceTables): PlaceIndex {
  const municipalities = new Map(tables.municipalities.map((each) => [each.code, each]))
  const entries = new Map<string, Entry[]>()
  for (const one of tables.municipalities) add(one.name, one.code)
  for (const one of tables.places) add(one.name, one.municipality)
  addFormer()
  const provinces = [...new Set(tables.municipalities.map(({ province }) => province))]
  return {
    municipalities,
    entries,
    provinces: new Map(provinces.map((province) => [placeKey(province), province])),
  }

  function add(name: string, code: string) {
    const municipality = municipalities.get(code)
    const key = placeKey(name)
    if (!municipality || key === '') return
    const same = entries.get(key) ?? []
    if (same.some((entry) => entry.municipality.code === code)) return
    entries.set(key, [...same, { name, key, municipality, until: null }])
  }

  /** Where a place still has the name in one of the successors, that is what is meant; the year is then added to it. */
  function addFormer() {
    const divided = new Map<string, FormerMunicipality[]>()
    for (const one of tables.former) {
      const key = placeKey(one.name)
      divided.set(key, [...(divided.get(key) ?? []), one])
    }
    for (const [key, successors] of divided) {
      const yearOf = new Map(successors.map(({ became, year }) => [became, year]))
      const today = entries.get(key) ?? []
      const named = today.map((entry) => ({
        ...entry,
        until: isOwn(entry) ? null : (yearOf.get(entry.municipality.code) ?? null),
      }))
      const lives = today.some(({ municipality }) => yearOf.has(municipality.code))
      const gone = lives ? [] : successors.flatMap(entryOf)
      entries.set(key, [...named, ...gone])
    }
  }

  function entryOf({ name, became, year }: FormerMunicipality): Entry[] {
    const municipality = municipalities.get(became)
    return municipality ? [{ name, key: placeKey(name), municipality, until: year }] : []
  }
}

const isOwn = ({ key, municipality }: Entry) => placeKey(municipality.name) === key
