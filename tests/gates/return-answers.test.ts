import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Trust } from '../../src/chain/verify-chain.ts'
import type { Database, Queryable, Statement } from '../../src/database/server/database.ts'
import { testDatabase } from '../../src/database/server/testing.ts'
import { part, tellFigures } from '../faults/figures.ts'
import { openRoom } from '../faults/room.ts'
import { asJson, knockWith, type ServerCode, saveNoise, someCode } from '../support/code.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { openNetwork } from '../support/network.ts'
import { trustOf } from '../support/staff.ts'
import { startVisitor, type Visitor } from '../support/visitor.ts'

// "Open your chat", says who holds her arm. Whatever she types, one answer must not tell more than another.
let house: House
let trust: Trust
beforeAll(async () => {
  house = await openHouse()
  trust = await trustOf(openNetwork({ origin: house.origin }))
})
afterAll(closeHouses)

async function withCode(): Promise<Visitor & { readonly code: ServerCode }> {
  const visitor = await startVisitor(trust, { origin: house.origin })
  return { ...visitor, code: await saveNoise(visitor) }
}
const knock = (code: ServerCode) => knockWith(house.port, code)
const erase = ({ http, id }: Visitor) =>
  http(`/api/v1/conversations/${id}/delete`, { method: 'POST' })

test('a code that was deleted, replaced, half right or never there gets one answer, equal in every byte', async () => {
  const kept = await withCode()
  expect((await knock(kept.code)).status).toBe(200)
  const replaced = await withCode()
  const newer = await saveNoise(replaced)
  expect((await knock(newer)).status).toBe(200)
  const deleted = await withCode()
  expect((await knock(deleted.code)).status).toBe(200)
  expect((await erase(deleted)).status).toBe(204)

  const wrong = someCode()
  const answers = {
    'never there': await knock(wrong),
    again: await knock(wrong),
    deleted: await knock(deleted.code),
    replaced: await knock(replaced.code),
    'another’s access': await knock({ locator: kept.code.locator, access: newer.access }),
    'wrong access': await knock({ locator: kept.code.locator, access: wrong.access }),
    'wrong locator': await knock({ locator: wrong.locator, access: kept.code.access }),
    'the halves changed': await knock({ locator: kept.code.access, access: kept.code.locator }),
  }
  const distinct = new Set(Object.values(answers).map(({ bytes }) => bytes))
  expect([...distinct]).toHaveLength(1)
  expect([...distinct][0]).toContain('{"refused":"unknown"}')
  expect((await knock(kept.code)).status).toBe(200)
  await kept.leave()
  await replaced.leave()
})

test('the token of a guess opens nothing, and that of a return only its own conversation', async () => {
  const [one, other] = [await withCode(), await withCode()]
  const guessed = await knock(someCode())
  const returned = await knock(one.code)
  const statusOf = async (id: string, token: string) => {
    const headers = { authorization: `Bearer ${token}` }
    return (await fetch(`${house.origin}/api/v1/conversations/${id}`, { headers })).status
  }
  expect(await statusOf(one.id, guessed.token)).toBe(403)
  expect(await statusOf(one.id, returned.token)).toBe(200)
  expect(await statusOf(other.id, returned.token)).toBe(403)
  await one.leave()
  expect(await statusOf(one.id, returned.token)).toBe(403)
  await other.leave()
})

test('nobody but she saves, and a code that is none is refused', async () => {
  const visitor = await withCode()
  const path = `/api/v1/conversations/${visitor.id}/code`
  const body = JSON.stringify({ ...someCode(), sealed: 'AAAA' })
  expect((await visitor.http(path, { ...asJson, body })).status).toBe(400)
  const stranger = await startVisitor(trust, { origin: house.origin })
  await expect(saveNoise({ ...stranger, id: visitor.id })).rejects.toThrow('403')
  await visitor.leave()
  await stranger.leave()
})

test('how long an answer takes is told as a figure: found, deleted and never there', async () => {
  const [kept, deleted] = [await withCode(), await withCode()]
  await erase(deleted)
  const times = { found: [] as number[], deleted: [] as number[], never: [] as number[] }
  const time = async (into: number[], code: ServerCode) => {
    const from = performance.now()
    await knock(code)
    into.push((performance.now() - from) * 1000)
  }
  for (let turn = 0; turn < 8; turn++) {
    await time(times.found, kept.code)
    await time(times.deleted, deleted.code)
    await time(times.never, someCode())
  }
  tellFigures('return by code, microseconds at the median', {
    found: part(times.found, 0.5),
    deleted: part(times.deleted, 0.5),
    neverThere: part(times.never, 0.5),
  })
  await kept.leave()
})

test('a thousand guesses: not one is right or told apart, and she who has her code comes in meanwhile', async () => {
  const visitor = await withCode()
  const seen = new Map<string, number>()
  const guess = async () => {
    const { bytes } = await knockWith(house.port, someCode(), { works: false })
    const kind = bytes.replace(/"salt":"[\w-]+"/, '"salt":"…"')
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
  }
  const guessing = Array.from({ length: 10 }, async () => {
    for (let turn = 0; turn < 100; turn++) await guess()
  })
  const meanwhile = await knock(visitor.code)
  await Promise.all(guessing)
  expect(meanwhile.status).toBe(200)
  expect((await knock(visitor.code)).status).toBe(200)
  const kinds = [...seen.keys()].map((bytes) => /"refused":"([\w-]+)"/.exec(bytes)?.[1])
  expect(kinds.filter((kind) => kind !== 'prove-work' && kind !== 'unknown')).toEqual([])
  expect(kinds).toContain('prove-work')
  expect(kinds.filter((kind) => kind === 'unknown')).toHaveLength(1)
  // Under pressure a code that is there is asked for the same work as one that is not.
  const masked = ({ bytes }: { readonly bytes: string }) =>
    bytes.replace(/"salt":"[\w-]+"/, '"salt":"…"')
  const [there, not] = [visitor.code, someCode()]
  expect(masked(await knockWith(house.port, there, { works: false }))).toBe(
    masked(await knockWith(house.port, not, { works: false })),
  )
  await visitor.leave()
})

test('the database is asked the same for a code that is wrong, deleted, replaced or half right', async () => {
  const asked: string[] = []
  const room = await openRoom(noting(await testDatabase(), asked))
  const { origin } = room
  const own = await trustOf(openNetwork({ origin }))
  const [kept, deleted] = [await startVisitor(own, { origin }), await startVisitor(own, { origin })]
  const codes = { kept: await saveNoise(kept), deleted: await saveNoise(deleted) }
  expect((await erase(deleted)).status).toBe(204)
  const newer = await saveNoise(kept)
  // Who is still there shows signs of life, whatever is asked meanwhile.
  for (const visitor of [kept, deleted]) await visitor.leave()
  const port = Number(new URL(origin).port)
  const cases = {
    'never there': someCode(),
    deleted: codes.deleted,
    replaced: codes.kept,
    'wrong access': { ...newer, access: someCode().access },
  }
  const statements: string[] = []
  for (const code of Object.values(cases)) {
    await quiet(asked)
    const from = asked.length
    expect((await knockWith(port, code)).bytes).toContain('unknown')
    statements.push(asked.slice(from).join(' '))
  }
  expect(new Set(statements).size, statements.join(' | ')).toBe(1)
  expect(statements[0]).not.toBe('')
})

/** Resolves when nothing was asked for a moment: signs of life and the clean-up of what was deleted are over. */
async function quiet(asked: readonly string[]): Promise<void> {
  for (let before = -1; before !== asked.length; ) {
    before = asked.length
    await pause(300)
  }
}

/** A database that writes down the name of every statement. */
function noting(database: Database, asked: string[]): Database {
  const note = <On extends Queryable>(on: On): On => ({
    ...on,
    query(statement: Statement) {
      asked.push(statement.name)
      return on.query(statement)
    },
  })
  return {
    ...note(database),
    transaction: (work) => database.transaction((tx) => work(note(tx))),
  }
}
