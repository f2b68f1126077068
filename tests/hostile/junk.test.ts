import { afterAll, beforeAll, expect, test } from 'vitest'
import { toB64 } from '../../src/chain/base64url.ts'
import { envelopeBytes } from '../../src/chain/sizes.ts'
import type { Http } from '../../src/chat/sealed/conversation.ts'
import type { Desk } from '../../src/desk/desk.ts'
import { queueWords } from '../../src/queue/words.ts'
import { openDesk, storeOf } from '../support/desk.ts'
import { openOwnHouse } from '../support/own-house.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { until } from '../support/until.ts'
import { startVisitor, type Visitor } from '../support/visitor.ts'
import { random } from './forge-papers.ts'

/** Tickets that nobody can claim stand before somebody who needs help. */
const { house, proxy } = await openOwnHouse()
let noor: StaffClient
let desk: Desk
let sealedShut: Visitor
let posing: Visitor
let her: Visitor
beforeAll(async () => {
  noor = await enrolStaff(house.addresses['counsellor']?.[0] ?? '', { port: house.port })
  desk = openDesk(noor)
  sealedShut = await startAs({ envelope: toB64(random(envelopeBytes)) })
  posing = await startAs({ visitor: toB64(random(16)) })
  her = await startAs({})
})
afterAll(() => desk.leave())

/** A visitor whose start says something else than it should. */
const startAs = (change: Record<string, string>) =>
  startVisitor(noor.trust, { origin: proxy.origin, port: house.port, tap: twisted(change) })

const twisted =
  (change: Record<string, string>) =>
  (http: Http): Http =>
  (path, init) => {
    if (path !== '/api/v1/conversations') return http(path, init)
    const start = JSON.parse(String(init?.body)) as Record<string, unknown>
    return http(path, { ...init, body: JSON.stringify({ ...start, ...change }) })
  }

const rowOf = ({ id }: Visitor) =>
  desk.view().board.waiting.find(({ conversation }) => conversation === id)
const isKnownAs = (visitor: Visitor, kind: string) => () => rowOf(visitor)?.answers.kind === kind

test('the next one is past an envelope that does not open', async () => {
  await until(desk, isKnownAs(sealedShut, 'unopened'), 'the envelope tried')
  await until(desk, isKnownAs(posing, 'opened'), 'the second envelope open')
  await until(desk, isKnownAs(her, 'opened'), 'her envelope open')
  desk.claimNext()
  await until(desk, isKnownAs(posing, 'broken'), 'the claim refused')
  expect(desk.view().notice).toBe(queueWords.broken)
  expect(desk.view().board.claiming).toBeNull()
})

test('and past a claim that was refused: she is greeted', async () => {
  desk.claimNext()
  await storeOf(desk, her.id)
  await until(her.conversation, () => her.conversation.view().state === 'active', 'greeted')
})

test('both can be put out of the queue, and who held them is told', async () => {
  for (const junk of [sealedShut, posing]) {
    await desk.removeTicket(junk.id)
    await until(desk, () => !rowOf(junk), 'the ticket gone')
    await until(junk.conversation, () => junk.conversation.view().state === 'left', 'told')
  }
})

test('somebody who is greeted can not be put out', async () => {
  await desk.removeTicket(her.id)
  expect(desk.view().notice).toBe(queueWords.removeFailed)
  expect(her.conversation.view().state).toBe('active')
})
