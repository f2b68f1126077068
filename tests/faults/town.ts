import { setTimeout as pause } from 'node:timers/promises'
import type { Desk } from '../../src/desk/desk.ts'
import { addColleague, greet, openDesk, storeOf } from '../support/desk.ts'
import type { House } from '../support/house.ts'
import { enrolStaff, type StaffClient } from '../support/staff.ts'
import { NeverCameError } from '../support/until.ts'
import { startVisitor, textsOf, type Visitor } from '../support/visitor.ts'
import { pick, seeded } from './chance.ts'
import { check } from './check.ts'
import { type Member, openRecorder } from './recorder.ts'
import { settle } from './settle.ts'

/** Visitors and two counsellors who talk, every second conversation with both, while somebody breaks things. */
export type Town = Awaited<ReturnType<typeof openTown>>

const everyMs = 20
/** A member does not say more while so much of hers is on its way, as people do not. */
const mostWaiting = 5
const lengths = [20, 20, 20, 600, 3_000]

/** Starts `chats` conversations, each claimed, none idle. onStream: hears each line that came back. */
export async function openTown(
  house: Pick<House, 'origin' | 'addresses'>,
  options: {
    readonly chats: number
    readonly seed: number
    readonly onStream?: () => void
    /** Where visitors connect to, such as a fault proxy's port. */
    readonly port?: number
  },
) {
  const { origin, addresses } = house
  const way = options.port === undefined ? {} : { port: options.port }
  const recorder = openRecorder()
  const chance = seeded(options.seed)
  const onAnswer = (path: string, status: number) => {
    if (status === 200 && path.endsWith('/stream')) options.onStream?.()
  }
  const [noor, sam] = await Promise.all(
    [0, 1].map((at) => enrolStaff(addresses['counsellor']?.[at] ?? '', { onAnswer })),
  )
  if (!noor || !sam) throw new RangeError('two counsellors are needed')
  const staff = [noor, sam].map((client) => {
    const tapped = { ...client, http: recorder.tap(client.http, client.me.pseudonym) }
    return { client: tapped, desk: openDesk(tapped) }
  })
  const [first, second] = staff as [Colleague, Colleague]
  await second.desk.switchShift(true)

  const members: Member[] = []
  const visitors: Visitor[] = []
  for (let at = 0; at < options.chats; at++) {
    const visitor = await startVisitor(noor.trust, {
      ...{ origin, ...way, onAnswer, tap: (http) => recorder.tap(http, 'visitor') },
    })
    const own = at % 2 === 0 ? first : second
    join({ name: 'visitor', chat: visitor.id, ...visitor })
    const store = await greet(own.desk, visitor)
    join({ ...named(own), chat: visitor.id, conversation: store })
    visitors.push(visitor)
    if (at % 4 > 1) continue
    const other = own === first ? second : first
    await addColleague(own.client, store, other.client)
    const theirs = await storeOf(other.desk, visitor.id)
    join({ ...named(other), chat: visitor.id, conversation: theirs })
  }
  let count = 0

  return {
    recorder,
    members,
    visitors,
    staff,
    /** Somebody says something every few milliseconds until `over`; seeded who and what. */
    async talk(over: AbortSignal): Promise<void> {
      while (!over.aborted) {
        const member = pick(chance, members)
        if (unsentOf(member).length < mostWaiting) {
          count += 1
          recorder.say(member, `${count} `.padEnd(pick(chance, lengths), 'ë '))
        }
        await pause(everyMs * 2 * chance())
      }
    },
    said: () => count,
    /** Resolves when so many more messages were acknowledged, so that a fault always hits a running town. */
    async acknowledged(more: number): Promise<void> {
      const from = recorder.acknowledged()
      const until = Date.now() + 120_000
      while (recorder.acknowledged() < from + more) {
        if (Date.now() > until) throw new NeverCameError('nobody talks any more')
        await pause(5)
      }
    },
    /** Waits until nobody waits any more and everybody holds the same; then judges the whole run. */
    async judge() {
      for (const { id } of visitors) {
        const here = members.filter(({ chat }) => chat === id)
        await settle(here, 120_000)
        for (const member of here) await recorder.finish(member)
      }
      return check(recorder.history)
    },
    /** Everybody goes home. */
    async close(): Promise<void> {
      await Promise.all(visitors.map((visitor) => visitor.leave()))
      for (const { desk } of staff) desk.leave()
    },
  }

  function join(member: Member) {
    const { name, chat, conversation, http } = member
    members.push({ name, chat, conversation, http })
    recorder.watch(member)
  }
}

type Colleague = { readonly client: StaffClient; readonly desk: Desk }

const named = ({ client }: Colleague) => ({ name: client.me.pseudonym, http: client.http })
const unsentOf = ({ conversation }: Member) =>
  textsOf(conversation).filter(({ mine, seq }) => mine && seq === null)
