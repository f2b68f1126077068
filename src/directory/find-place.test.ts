import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPlace, optionOf, withoutCode } from './find-place.ts'
import { letterDistance } from './near-names.ts'
import { indexPlaces } from './place-index.ts'
import { placeKey } from './place-key.ts'
import { readPlaceFiles } from './server/place-files.ts'

const { tables } = await readPlaceFiles(join(import.meta.dirname, '../../content'))
const index = indexPlaces(tables)

/** The municipality, or what else was answered with the names to choose from. */
function asked(text: string): string {
  const found = findPlace(index, text)
  if (found.kind === 'found')
    return [found.municipality.name, found.formerSince].filter(Boolean).join(' ')
  const options = 'options' in found ? found.options.map((each) => each.municipality.name) : []
  return [`${found.kind}:`, ...options].join(' ')
}

describe('what ships', () => {
  test('is every municipality of today, once, each in one of ten police units and 25 regions', () => {
    const { municipalities } = tables
    expect(municipalities).toHaveLength(342)
    expect(new Set(municipalities.map(({ code }) => code)).size).toBe(342)
    expect(municipalities.every(({ code }) => /^\d{4}$/.test(code))).toBe(true)
    expect(new Set(municipalities.map(({ province }) => province)).size).toBe(12)
    expect(new Set(municipalities.map(({ policeUnit }) => policeUnit)).size).toBe(10)
    expect(new Set(municipalities.map(({ veiligThuis }) => veiligThuis)).size).toBe(25)
  })

  test('names a municipality of today with every place and every former municipality', () => {
    const codes = new Set(tables.municipalities.map(({ code }) => code))
    expect(tables.places.length).toBeGreaterThan(3_000)
    expect(tables.places.filter(({ municipality }) => !codes.has(municipality))).toEqual([])
    expect(tables.former.filter(({ became }) => !codes.has(became))).toEqual([])
    expect(tables.former.filter(({ year }) => !(year >= 2010 && year <= 2026))).toEqual([])
    const today = new Set(tables.municipalities.map(({ name }) => name))
    expect(tables.former.filter(({ name }) => today.has(name))).toEqual([])
  })

  test('has every municipality with at least one place of its own', () => {
    const settled = new Set(tables.places.map(({ municipality }) => municipality))
    expect(tables.municipalities.filter(({ code }) => !settled.has(code))).toEqual([])
  })
})

describe('every name', () => {
  const everyName = [
    ...tables.municipalities.map(({ name, code }) => ({ name, code })),
    ...tables.places.map(({ name, municipality }) => ({ name, code: municipality })),
  ]
  const codesFor = (text: string): readonly string[] => {
    const found = findPlace(index, text)
    if (found.kind === 'found') return [found.municipality.code]
    return 'options' in found ? found.options.map(({ municipality }) => municipality.code) : []
  }

  test('finds itself, in capitals, without accents and hyphens, and in a sentence', () => {
    const spellings = [
      (name: string) => name,
      (name: string) => `  ${name.toUpperCase()} `,
      (name: string) => name.normalize('NFD').replace(/\p{M}/gu, ''),
      (name: string) => name.replaceAll('-', ' '),
      (name: string) => name.replace(/\bSint\b/, 'St.'),
      (name: string) => name.replaceAll("'", '’'),
      (name: string) => `gemeente ${name}`,
    ]
    const lost = everyName.flatMap(({ name, code }) =>
      spellings.map((spell) => spell(name)).filter((text) => !codesFor(text).includes(code)),
    )
    expect(lost).toEqual([])
  })

  test('that is offered as a choice is that place and no other when chosen', () => {
    const options = [...index.entries.values()].flat().map(optionOf)
    const wrong = options.filter(({ value, municipality }) => {
      const found = findPlace(index, value)
      return !(found.kind === 'found' && found.municipality.code === municipality.code)
    })
    expect(wrong).toEqual([])
    expect(withoutCode('Nes (0060)')).toBe('Nes')
  })

  test('with one letter wrong is found or offered', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...everyName.filter(({ name }) => placeKey(name).length >= 6)),
        fc.nat(),
        fc.constantFrom(...'abcdefghiklmnoprstuvwz'),
        ({ name }, position, letter) => {
          const key = placeKey(name)
          const at = position % key.length
          const typed = key.slice(0, at) + letter + key.slice(at + 1)
          expect(findPlace(index, typed).kind).not.toBe('unknown')
        },
      ),
    )
  })
})

describe('a place is found', () => {
  test.each([
    ["'s-Hertogenbosch", "'s-Hertogenbosch"],
    ['den bosch', "'s-Hertogenbosch"],
    ['s hertogenbosch', "'s-Hertogenbosch"],
    ['’s-gravenhage', 'Den Haag'],
    ['The Hague', 'Den Haag'],
    ['Den Haag', 'Den Haag'],
    ['St. Willebrord', 'Rucphen'],
    ['Sint-Michielsgestel', 'Sint-Michielsgestel'],
    ['Capelle a/d IJssel', 'Capelle aan den IJssel'],
    ['capelle a.d. ijssel', 'Capelle aan den IJssel'],
    ['Súdwest Fryslân', 'Súdwest-Fryslân'],
    ['sudwest-fryslan', 'Súdwest-Fryslân'],
    ['ljouwert', 'Leeuwarden'],
    ['Snits', 'Súdwest-Fryslân'],
    ['ymuiden', 'Velsen'],
    ['Ĳmuiden', 'Velsen'],
    ["'T HARDE", 'Elburg'],
    ['Etten-Leur', 'Etten-Leur'],
    ['Nuenen', 'Nuenen, Gerwen en Nederwetten'],
    ['ik woon in Utrecht', 'Utrecht'],
    ['gemeente Utrecht', 'Utrecht'],
    ['Bijlmer', 'Amsterdam'],
    ['Hengelo (Gld)', 'Bronckhorst'],
    ['hengelo ov', 'Hengelo'],
    ['Bergen NH', 'Bergen'],
    ['Nes, Ameland', 'Ameland'],
    ['أمستردام', 'Amsterdam'],
    ['Zutphen, Gelderland', 'Zutphen'],
  ])('%s → %s', (text, municipality) => {
    const found = findPlace(index, text)
    expect(found.kind).toBe('found')
    expect(found.kind === 'found' && found.municipality.name).toBe(municipality)
  })

  test('with the year, when its municipality merged away', () => {
    expect(asked('Uden')).toBe('Maashorst 2022')
    expect(asked('weesp')).toBe('Amsterdam 2022')
    expect(asked('Westvoorne')).toBe('Voorne aan Zee 2023')
    expect(asked('Ferwerderadiel')).toBe('Noardeast-Fryslân 2019')
    expect(asked('Graft-De Rijp')).toBe('Alkmaar 2015')
    expect(asked('Utrecht')).toBe('Utrecht')
  })

  test('by asking, when the name stands in several municipalities or the old one was divided', () => {
    expect(asked('Bergen')).toBe('which: Bergen Bergen')
    expect(asked('hengelo')).toBe('which: Hengelo Bronckhorst')
    expect(asked('Nes')).toMatch(/^which: (?=.*Ameland)(?=.*Heerenveen)(?=.*Noardeast-Fryslân)/)
    expect(asked('Boarnsterhim')).toBe(
      'which: Heerenveen Leeuwarden Súdwest-Fryslân De Fryske Marren',
    )
    expect(asked('Loenen')).toBe('which: Apeldoorn Stichtse Vecht')
    expect(asked('Haaren')).toBe('Oisterwijk 2021')
  })

  test('by asking whether she meant it, with a letter or two wrong', () => {
    expect(asked('Amsterdm')).toMatch(/^near: Amsterdam/)
    expect(asked('Roterdam')).toMatch(/^near: Rotterdam/)
    expect(asked('Eindohven')).toMatch(/^near: Eindhoven/)
    expect(asked('ik woon in Gronigen')).toMatch(/^near: Groningen/)
    expect(asked('Schiermonnik')).toMatch(/^near: Schiermonnikoog/)
  })
})

describe('what is no place', () => {
  test.each([
    ['', 'empty:'],
    ['   \n', 'empty:'],
    ['1012 AB', 'postcode:'],
    ['3511', 'postcode:'],
    ['Fryslân', 'province:'],
    ['Noord-Holland', 'province:'],
    ['Zeeland', 'province: Maashorst'],
    ['Kopenhagen', 'unknown:'],
    ['%_\'"', 'unknown:'],
    ["'; drop table directory.place; --", 'unknown:'],
    ['x', 'unknown:'],
    ['__proto__', 'unknown:'],
    ['constructor', 'unknown:'],
    ['Utrecht (9999)', 'unknown:'],
    ['ik woon in', 'unknown:'],
    ['de', 'unknown:'],
    ['😀', 'unknown:'],
  ])('%j → %s', (text, answer) => {
    expect(asked(text)).toBe(answer)
  })

  test('is answered whatever it is, and however long', () => {
    for (const text of [
      'a'.repeat(10_000),
      'Utrecht '.repeat(1_250),
      '%'.repeat(10_000),
      'de '.repeat(3_400),
    ])
      expect(findPlace(index, text).kind).not.toBe('found')
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void asked(text)),
    )
  })
})

test('the distance of two words counts changes, gaps, extras and swaps', () => {
  expect(letterDistance('amsterdam', 'amsterdam', 2)).toBe(0)
  expect(letterDistance('amsterdma', 'amsterdam', 2)).toBe(1)
  expect(letterDistance('amstrdam', 'amsterdam', 2)).toBe(1)
  expect(letterDistance('amsstterdam', 'amsterdam', 2)).toBe(2)
  expect(letterDistance('rotterdam', 'amsterdam', 2)).toBeGreaterThan(2)
  const word = fc.string({ maxLength: 8 })
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(letterDistance(one, other, 9)).toBe(letterDistance(other, one, 9))
    }),
  )
})
