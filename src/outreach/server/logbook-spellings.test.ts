import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import type { Platform } from '../handle.ts'
import { openTestLogbook } from './test-logbook.ts'

const book = await openTestLogbook(await testDatabase())
beforeAll(async () => {
  await book.confirm('bo')
  await book.confirm('kim')
})

const why = (reason: string) => ({ detail: { why: reason } })
const wentWrong = { kind: 'refused' }
let made = 0
/** A handle that nobody had before. */
const somebody = () => {
  made += 1
  return `proef${made}${randomBytes(3).toString('hex')}`
}

describe('two workers, one person, one moment', () => {
  test('one wins, however it is spelled, also while the key is rotated', async () => {
    for (let round = 0; round < 15; round++) {
      const handle = somebody()
      const tries = [handle, `@${handle}`, handle.toUpperCase(), `instagram.com/${handle}`]
      const answers = await Promise.all([
        ...tries.map((spelled, at) =>
          book.ask(`${at % 2 ? 'bo' : 'kim'}${round}`, 'instagram', spelled),
        ),
        round % 3 === 0 ? book.logbook.keys.rotate() : null,
      ])
      expect(answers.filter((answer) => answer && 'id' in answer)).toHaveLength(1)
    }
  })

  test('stop at the same moment wins: what was asked is never sent', async () => {
    for (let round = 0; round < 15; round++) {
      const handle = somebody()
      const [asked] = await Promise.all([
        book.ask(`bo${round}`, 'instagram', handle),
        book.stop('snapchat', `x${handle}`.slice(1)),
        round % 3 === 0 ? book.logbook.keys.rotate() : null,
      ])
      if (asked && 'id' in asked) await book.approve('kim', asked.id)
      expect(await book.send(`bo${round}`, asked?.id ?? '', handle)).toMatchObject(wentWrong)
    }
  })
})

test('sending, stop and a new key at one moment get in nobody’s way, and stop is what stays', async () => {
  for (let round = 0; round < 10; round++) {
    const handle = somebody()
    const { id } = await book.ask('bo', 'instagram', handle)
    await book.approve('kim', id)
    const [sent, stopped] = await Promise.all([
      book.send('bo', id, handle),
      book.stop('telegram', handle),
      book.logbook.keys.rotate(),
    ])
    expect(stopped).toEqual({})
    const { contacts } = await book.view('bo')
    const line = contacts.find((one) => one.id === id)
    const isOut = typeof sent === 'object' && sent !== null && 'text' in sent
    expect(line?.state).toBe(isOut ? 'sent' : 'closed')
    expect(await book.ask('kim', 'tiktok', handle)).toMatchObject(why('stop'))
  }
})

describe('over all spellings, platforms and rotations', () => {
  const spell: readonly ((name: string) => string)[] = [
    (name) => name,
    (name) => `@${name.toUpperCase()}`,
    (name) => [...name].join('\u200b'),
    (name) => name.replaceAll('a', 'а').replaceAll('e', 'е').replaceAll('o', 'о'),
    (name) => ` ${name} `,
  ]
  type Act = { kind: 'write' | 'stop' | 'rotate'; spell: number; platform: Platform }
  const acts: fc.Arbitrary<Act> = fc.record({
    kind: fc.constantFrom('write', 'write', 'stop', 'rotate'),
    spell: fc.nat(spell.length - 1),
    platform: fc.constantFrom('instagram', 'tiktok', 'snapchat', 'telegram'),
  })

  test('nobody is contacted twice on a platform, nor anywhere after stop', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 4, maxLength: 14 }), async (tried) => {
        const name = somebody().slice(0, 14)
        const written = new Set<Platform>()
        // A worker has so many looks a day.
        const worker = `w${made}`
        let stopped = false
        for (const { kind, spell: way, platform } of tried) {
          const typed = spell[way]?.(name) ?? name
          if (kind === 'rotate') await book.logbook.keys.rotate()
          else if (kind === 'stop') {
            expect(await book.stop(platform, typed)).toEqual({})
            stopped = true
          } else {
            const asked = await book.ask(worker, platform, typed)
            if (stopped || written.has(platform)) expect(asked).toMatchObject(wentWrong)
            else {
              await book.approve('kim', asked.id)
              expect(await book.send(worker, asked.id, typed)).toHaveProperty('text')
              written.add(platform)
            }
          }
        }
      }),
      { numRuns: 25 },
    )
  }, 60_000)
})

test('stop and once on an advertisement hold for its address in other words', async () => {
  const id = 30_000_000 + Number.parseInt(randomBytes(3).toString('hex'), 16)
  const ad = (more = '', host = 'kinky.nl') => `https://${host}/advertentie/${id}${more}`
  const { id: asked } = await book.ask('bo', 'ad-site', ad())
  expect(asked).toBeDefined()
  const others = [ad('?user=bo1'), ad('/lisa-amsterdam'), ad('', 'nl.kinky.nl')]
  for (const other of others)
    expect(await book.ask('kim', 'ad-site', other)).toMatchObject(why('before'))
  await book.stop('ad-site', ad('/lisa'))
  for (const other of others)
    expect(await book.ask('kim', 'ad-site', other)).toMatchObject(why('stop'))
})
