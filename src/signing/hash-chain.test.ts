import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ChainedEntry, chainStart, checkChain, entryBytes, nextHash } from './hash-chain.ts'

function chained(entries: readonly Uint8Array[]): ChainedEntry[] {
  let hash = chainStart
  return entries.map((bytes) => {
    hash = nextHash(hash, bytes)
    return { bytes, hash }
  })
}

const log = fc.array(fc.uint8Array({ maxLength: 20 }), { minLength: 2, maxLength: 12 }).map(chained)

test('an untouched log is whole and ends in its head', () => {
  fc.assert(
    fc.property(log, (entries) => {
      expect(checkChain(entries)).toEqual({ kind: 'whole', head: entries.at(-1)?.hash })
    }),
  )
})

test('a changed, dropped or moved entry is found where it stands', () => {
  fc.assert(
    fc.property(log, fc.nat(), (entries, n) => {
      const at = n % (entries.length - 1)
      const [one, two] = [entries[at] as ChainedEntry, entries[at + 1] as ChainedEntry]
      const changed = { ...one, bytes: Buffer.concat([one.bytes, Buffer.of(0)]) }
      expect(checkChain(entries.with(at, changed))).toEqual({ kind: 'broken', at })
      expect(checkChain(entries.toSpliced(at, 1))).toEqual({ kind: 'broken', at })
      expect(checkChain(entries.with(at, two).with(at + 1, one))).toEqual({ kind: 'broken', at })
    }),
  )
})

test('a log checked in two parts is one log', () => {
  const entries = chained([Buffer.from('a'), Buffer.from('b'), Buffer.from('c')])
  expect(checkChain(entries.slice(1), entries[0]?.hash).kind).toBe('whole')
})

test('an entry has one spelling, whatever the order of its fields', () => {
  expect(entryBytes({ who: 'Sam', act: 'claim', n: 1 })).toEqual(
    entryBytes({ n: 1, act: 'claim', who: 'Sam' }),
  )
})
