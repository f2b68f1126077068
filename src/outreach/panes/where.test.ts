import { expect, test } from 'vitest'
import { printWhere, readWhere } from './where.ts'

const screens = [{ id: 'vandaag' }, { id: 'campagnes' }]

test('the address names a screen and what is open in it', () => {
  expect(readWhere(printWhere('campagnes', '12'), screens)).toEqual({
    screen: 'campagnes',
    rest: ['12'],
  })
})

test('an address that names nothing, or something unknown, is the first screen', () => {
  for (const fragment of ['', '#', '#/', '#/nergens/12', '#constructor'])
    expect(readWhere(fragment, screens)).toEqual({ screen: 'vandaag', rest: [] })
})
