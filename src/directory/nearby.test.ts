import { expect, test } from 'vitest'
import type { Contact } from './contact.ts'
import { contactKinds, parseContact } from './contact.ts'
import type { Municipality } from './municipality.ts'
import { helpIn, isUnchecked } from './nearby.ts'

const utrecht: Municipality = {
  code: '0344',
  name: 'Utrecht',
  province: 'Utrecht',
  policeUnit: 'Midden-Nederland',
  veiligThuis: 'Utrecht',
  check: { source: 'x', verifiedOn: null },
}
const contact = (scope: string, name: string, kind = 'avim', how = 'police', verified_on = '') => {
  const parsed = parseContact({ scope, kind, name, how, note: '', source: 'x', verified_on })
  if ('contact' in parsed) return parsed.contact
  throw new Error(JSON.stringify(parsed.faults))
}
const namesOf = (municipality: Municipality | null, contacts: readonly Contact[], kind = 'avim') =>
  helpIn(municipality, contacts)
    .find((help) => help.kind === kind)
    ?.contacts.map(({ name }) => name)

test('whatever the table holds, every kind of help has an answer, in one order', () => {
  for (const municipality of [null, utrecht])
    for (const contacts of [[], [contact('municipality:0001', 'Elders')]]) {
      const help = helpIn(municipality, contacts)
      expect(help.map(({ kind }) => kind)).toEqual([...contactKinds])
      expect(help.every((each) => each.contacts.length > 0)).toBe(true)
    }
})

test('her own municipality comes before her region, and that before the whole country', () => {
  const country = contact('national', 'Land')
  const region = contact('police_unit:Midden-Nederland', 'Regio')
  const other = contact('police_unit:Limburg', 'Andere regio')
  const own = contact('municipality:0344', 'Stad')
  const second = contact('municipality:0344', 'Wijk')
  expect(namesOf(utrecht, [country, region, other, own, second])).toEqual(['Stad', 'Wijk'])
  expect(namesOf(utrecht, [country, region, other])).toEqual(['Regio'])
  expect(namesOf(utrecht, [country, other])).toEqual(['Land'])
  expect(namesOf(null, [country, region, own])).toEqual(['Land'])
  expect(namesOf(utrecht, [other])).toEqual(['Politie'])
})

test('a checked row of a region stays unchecked while nobody checked who belongs to it', () => {
  const region = contact('veilig_thuis:Utrecht', 'VT', 'veilig_thuis', 'veilig-thuis', '2026-08-22')
  const own = contact('municipality:0344', 'VT', 'veilig_thuis', 'veilig-thuis', '2026-08-22')
  const sure = { ...utrecht, check: { source: 'x', verifiedOn: '2026-08-22' } }
  const isMarked = (municipality: Municipality, one: Contact) =>
    helpIn(municipality, [one])
      .find(({ kind }) => kind === 'veilig_thuis')
      ?.contacts.map(isUnchecked)
  expect(isMarked(utrecht, region)).toEqual([true])
  expect(isMarked(sure, region)).toEqual([false])
  expect(isMarked(utrecht, own)).toEqual([false])
})

test('a checked row stays unchecked while its number is', () => {
  expect(isUnchecked(contact('national', 'A', 'avim', 'police', '2026-11-01'))).toBe(true)
  expect(isUnchecked(contact('national', 'B', 'veilig_thuis', 'veilig-thuis', '2026-11-01'))).toBe(
    false,
  )
  expect(isUnchecked(contact('national', 'C', 'veilig_thuis', 'veilig-thuis'))).toBe(true)
})
