import { expect, test } from 'vitest'
import { check } from './check.ts'
import type { Happening, Logged } from './history.ts'

const chat = 'c'
const entry = (seq: number, epoch = 1): Logged => ({ seq, id: `id${seq}`, epoch, text: `t${seq}` })
const log = (by: string, ...entries: Logged[]): Happening => ({ kind: 'log', chat, by, entries })
const said = (text: string, by = 'visitor'): Happening => ({ kind: 'said', chat, by, text })
const sent = (seq: number): Happening => ({
  kind: 'sent',
  chat,
  by: 'visitor',
  text: `t${seq}`,
  seq,
})
const tried = (attempt: number, epoch = 1, id = `id${attempt}`): Happening => ({
  ...{ kind: 'invoke', chat, by: 'visitor' },
  ...{ id, epoch, attempt },
})
const ok = (attempt: number, seq = attempt): Happening => ({ kind: 'ok', attempt, seq })
const changed = (epoch: number): Happening => ({ kind: 'changed', chat, epoch })
const place = (at: number): Happening => ({ kind: 'place', chat, place: at })
const claimed = (by: string): Happening => ({ kind: 'claimed', chat, by })

const message = (seq: number) => [said(`t${seq}`), tried(seq), ok(seq), sent(seq)]
const both = (...entries: Logged[]) => [log('visitor', ...entries), log('Noor', ...entries)]
const broken = (...history: Happening[]) => [
  ...new Set(check(history).map(({ invariant }) => invariant)),
]

test('a history in which everything held is accepted', () => {
  const history = [
    ...[place(3), place(1), claimed('Noor'), changed(1)],
    ...[message(1), message(2), both(entry(1), entry(2))].flat(),
  ]
  expect(check(history)).toEqual([])
})

test('a time-out is unknown: the message may be there once, or not at all while its writer sees so', () => {
  const unknown: Happening = { kind: 'unknown', attempt: 1 }
  const unsent: Happening = { kind: 'unsent', chat, by: 'visitor', text: 't1' }
  expect(broken(said('t1'), tried(1), unknown, ...both(entry(1)))).toEqual([])
  expect(broken(said('t1'), tried(1), unknown, unsent, ...both())).toEqual([])
})

test('a lost message is refused: acknowledged to the client, or shown as sent, and not there', () => {
  expect(broken(...message(1), ...message(2), ...both(entry(1)))).toContain('I1')
  expect(broken(said('t2'), sent(2), ...both(entry(1)))).toContain('I1')
})

test('words that nobody has and whose writer is told nothing are refused', () => {
  expect(broken(...message(1), said('t2'), ...both(entry(1)))).toEqual(['I5'])
})

test('words that are there while their writer sees "nog niet verstuurd" are refused', () => {
  const unsent: Happening = { kind: 'unsent', chat, by: 'visitor', text: 't1' }
  expect(broken(...message(1), unsent, ...both(entry(1)))).toEqual(['I5'])
})

test('a doubled message is refused, by its id and by its text', () => {
  const again = { ...entry(2), id: 'id1' }
  expect(broken(...message(1), ...both(entry(1), again))).toContain('I2')
  const resealed = { ...entry(2), text: 't1' }
  expect(broken(...message(1), ...both(entry(1), resealed))).toContain('I2')
})

test('a retry that was given another number is refused', () => {
  const history = [...message(1), tried(9, 1, 'id1'), ok(9, 2), ...both(entry(1), entry(2))]
  expect(broken(...history)).toContain('I2')
})

test('two orders are refused', () => {
  const swapped = [
    { ...entry(1), id: 'id2', text: 't2' },
    { ...entry(2), id: 'id1', text: 't1' },
  ]
  expect(broken(log('visitor', entry(1), entry(2)), log('Noor', ...swapped))).toContain('I3')
})

test('words of one writer in another order than she said them are refused', () => {
  const history = [said('t2'), said('t1'), ...both(entry(1), entry(2))]
  expect(broken(...history)).toEqual(['I3'])
})

test('a gap is refused, in the middle and at the start', () => {
  expect(broken(...both(entry(1), entry(3)))).toContain('I3')
  expect(broken(...both(entry(2), entry(3)))).toContain('I3')
  const complaint: Happening = { kind: 'complaint', chat, by: 'Noor', what: 'a gap' }
  expect(broken(complaint, ...both(entry(1)))).toEqual(['I3'])
})

test('a member who does not hold the end of the log is refused', () => {
  expect(broken(log('visitor', entry(1), entry(2)), log('Noor', entry(1)))).toEqual(['I4'])
})

test('who came later holds the rest of the same log', () => {
  expect(broken(log('visitor', entry(1), entry(2)), log('Sam', entry(2)))).toEqual([])
})

test('a place in the queue that got worse is refused', () => {
  expect(broken(place(2), place(1), place(2))).toEqual(['I6'])
})

test('two claimants are refused; one who asks twice is one', () => {
  expect(broken(claimed('Noor'), claimed('Sam'))).toEqual(['I7'])
  expect(broken(claimed('Noor'), claimed('Noor'))).toEqual([])
})

test('a message accepted under a list that was over is refused', () => {
  const stale = [changed(2), said('t1'), tried(1, 1), ok(1), ...both(entry(1, 1))]
  expect(broken(...stale)).toEqual(['I10'])
  const first = [said('t1'), tried(1, 1), changed(2), tried(9, 1, 'id1'), ok(9, 1)]
  expect(broken(...first, ...both(entry(1, 1)))).toEqual([])
  expect(broken(...both(entry(1, 2), entry(2, 1)))).toEqual(['I10'])
})
