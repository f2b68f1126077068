import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { postmasterOf } from '../faults/kill.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(closeHouses)

test('a database that stands still holds up no page, and a person is told whom to call', async () => {
  const still = familyOf(await postmasterOf(house.dataDir))
  for (const pid of still) process.kill(pid, 'SIGSTOP')
  try {
    for (const path of [
      '/',
      '/j',
      '/j/5',
      '/ar/j/3',
      '/ouders/praten',
      '/test/geldezel',
      '/hulp',
    ]) {
      const response = await fetch(house.origin + path)
      expect([path, response.status]).toEqual([path, 200])
    }
    const threats = await (await fetch(`${house.origin}/j/5`)).text()
    expect(threats).toContain('tel:112')
    expect((await fetch(`${house.origin}/api/v1/pages/j-3`)).status).toBe(200)
  } finally {
    for (const pid of still) process.kill(pid, 'SIGCONT')
  }
})

/** A process and those it started. Source: proc(5). */
function familyOf(parent: number): number[] {
  const parentOf = (pid: number) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    } catch {
      return 0
    }
  }
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  const children = all.filter((pid) => parentOf(pid) === parent)
  expect(children.length).toBeGreaterThan(0)
  return [parent, ...children]
}
