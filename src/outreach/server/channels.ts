import { randomBytes } from 'node:crypto'
import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import type { Database, Queryable } from '../../database/server/database.ts'
import { openSecret } from '../../signing/stored-secret.ts'
import { newToken } from '../../signing/token.ts'
import type { Channel, ChannelKind, Delivery, Received } from '../channel.ts'
import { channelKinds } from '../channel.ts'
import type { ChannelAlarm } from '../channel-alarm.ts'
import type { Tested } from '../channel-exchange.ts'
import type { Origins } from '../redirect-words.ts'
import type { Outside } from './ask-outside.ts'
import {
  after,
  afterAnswer,
  bothAnswers,
  deadAfter,
  fresh,
  lookEveryMs,
  noAnswers,
  type Pulse,
  wholeMinute,
} from './channel-health.ts'
import { type LeaseTimes, openLease, usualLease } from './channel-lease.ts'
import {
  type JudgedAnswer,
  openProposals,
  type Proposal,
  placeOf,
  type SetAnswer,
} from './channel-proposals.ts'
import {
  type Answers,
  type By,
  type ChannelRow,
  channelsNotice,
  readChannels,
  saveAnswers,
  saveHealth,
} from './channel-store.ts'
import { openChannelWatch } from './channel-watch.ts'
import { type Makers, openChannel } from './open-channel.ts'
import { openReplyQueue, type ReplyQueue } from './reply-queue.ts'

export type ChannelsParts = {
  readonly database: Database
  readonly clock: () => number
  /** Seals credentials; from a file outside the database. */
  readonly keyBytes: Uint8Array
  /** Who does outreach work now: account → name. */
  readonly workers: () => Promise<ReadonlyMap<string, string>>
  readonly origins: Origins
  readonly makers: Makers
  readonly outside: Outside
  /** This node may fetch what came in and look after the channels; of those that may, one does at a time. */
  readonly looksAfter: boolean
  /** Other nodes share this database: costs a connection of its own. */
  readonly hearsOthers: boolean
  /** `usualLease` when left out. */
  readonly lease?: LeaseTimes
  /** A channel died or lives again. */
  readonly onAlarm: () => void
  readonly onFault: (error: unknown) => void
}

/** The ways in that are set, running. */
export interface Channels extends AsyncDisposable {
  rows(): Promise<ChannelRow[]>
  /** What waits for a second worker. */
  proposals(): Promise<Proposal[]>
  /** The ways in that do not work now. */
  alarms(): Promise<ChannelAlarm[]>
  /** Why nothing can be sent to an address that somebody typed; null: it can. */
  refusal: Outside['refusal']
  /** credentials: already judged. seen: the revision that was looked at. */
  set(kind: ChannelKind, credentials: object, by: By, seen: number): Promise<SetAnswer>
  confirm(kind: ChannelKind, id: string, by: By): Promise<JudgedAnswer>
  refuse(kind: ChannelKind, id: string, by: By): Promise<JudgedAnswer>
  /** False: another changed it meanwhile. */
  remove(kind: ChannelKind, by: By, seen: number): Promise<boolean>
  /** Asks the other side now and keeps how it went. */
  test(kind: ChannelKind): Promise<Tested>
  receive(kind: ChannelKind, delivery: Delivery): Received | 'off'
  greet(kind: ChannelKind, query: Readonly<Record<string, string>>): string | null
  /** Looks at every channel, as happens by itself every minute on the node that looks after them. */
  look(): Promise<void>
}

type Running = {
  readonly row: ChannelRow
  /** Null: what is stored can not be opened. */
  readonly channel: Channel | null
  readonly replies: ReplyQueue
  /** This node fetches for it. */
  readonly fetches: boolean
  pulse: Pulse
  answers: Answers
}

const mostWaiting = 500
/** Telegram lets a bot say thirty things a second. Source: Telegram, "Bots FAQ: My bot is hitting limits". */
const perSecond = 25

/** Opens every channel that is set; a change at the desk of this or another node opens it anew. */
export async function openChannels(parts: ChannelsParts): Promise<Channels> {
  const { database, clock, keyBytes, onAlarm, onFault } = parts
  const running = new Map<ChannelKind, Running>()
  const recentKeyBytes = randomBytes(32)
  const proposals = openProposals(parts)
  const watch = openChannelWatch({ database, clock, onFault, onChange: onAlarm })
  let round: Promise<void> = Promise.resolve()
  let closed = false

  const renew = () => inTurn(reload)
  const lease =
    parts.looksAfter && parts.hearsOthers
      ? await openLease({
          database,
          times: parts.lease ?? usualLease,
          onChange: () => void renew(),
        })
      : null
  /** A house of one node needs no leave of others. */
  const mine = () => lease?.holds() ?? parts.looksAfter
  await renew()
  const hear = () => {
    void lease?.take()
    void renew()
  }
  const ear = parts.hearsOthers
    ? database.listen(channelsNotice, { notice: hear, listening: hear })
    : null
  const timer = setInterval(() => void look(), lookEveryMs).unref()

  return {
    rows: () => readChannels(database),
    proposals: proposals.list,
    alarms: watch.list,
    refusal: parts.outside.refusal,
    async set(kind, credentials, by, seen) {
      // Telegram shows a secret of our making; the others have theirs in what was typed.
      const own = kind === 'telegram' ? { secret: newToken() } : {}
      const answer = await proposals.set(kind, { ...credentials, ...own }, by, seen)
      await renew()
      return answer
    },
    async confirm(kind, id, by) {
      const answer = await proposals.confirm(kind, id, by)
      await renew()
      return answer
    },
    refuse: proposals.refuse,
    async remove(kind, by, seen) {
      const one = running.get(kind)
      if (one?.row.revision === seen) await one.channel?.leave()
      const isGone = await proposals.remove(kind, by, seen)
      await renew()
      await watch.tick()
      return isGone
    },
    async test(kind) {
      const one = running.get(kind)
      if (!one) return { kind: 'off' }
      if (!one.channel) return { kind: 'fails', problem: 'lost-key' }
      const probe = await one.channel.probe()
      if (mine()) await keep(one, probe.kind === 'works' ? null : probe.problem).catch(onFault)
      return probe
    },
    receive: (kind, delivery) => running.get(kind)?.channel?.receive(delivery) ?? 'off',
    greet: (kind, query) => running.get(kind)?.channel?.greet(query) ?? null,
    look,
    async [Symbol.asyncDispose]() {
      closed = true
      clearInterval(timer)
      watch[Symbol.dispose]()
      await ear?.[Symbol.asyncDispose]()
      await round
      await Promise.all([...running.values()].map(close))
      // Another node begins when this one has stopped.
      await lease?.[Symbol.asyncDispose]()
    },
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    round = round.then(() => (closed ? undefined : work())).catch(onFault)
    return round
  }

  /** Closes what changed and opens what is set now. */
  async function reload(): Promise<void> {
    // Without asking the database: it may be away, which is why this node may not fetch any more.
    for (const kind of channelKinds) await closeIf(kind, (one) => one.fetches !== fetchesNow(kind))
    const rows = await readChannels(database)
    for (const kind of channelKinds) {
      const row = rows.find((one) => one.kind === kind)
      await closeIf(kind, (one) => one.row.revision !== row?.revision)
      if (row && row.sealed !== null && !running.has(kind)) {
        running.set(kind, open(row, row.sealed))
        void lookAt(kind)
      }
    }
  }

  async function closeIf(kind: ChannelKind, isOver: (one: Running) => boolean): Promise<void> {
    const one = running.get(kind)
    if (!one || !isOver(one)) return
    running.delete(kind)
    await close(one)
  }

  /** Others are brought what came in; that any node may take. */
  function fetchesNow(kind: ChannelKind): boolean {
    return kind === 'telegram' && mine()
  }

  function open(row: ChannelRow, sealed: Uint8Array): Running {
    const { kind } = row
    const fetches = fetchesNow(kind)
    const replies = openReplyQueue({
      ...{ most: mostWaiting, perSecond, clock },
      onSent: (sent) => {
        one.answers = afterAnswer(one.answers, sent)
      },
    })
    const pulses = { pulse: fresh, answers: noAnswers }
    const one: Running = { row, replies, fetches, ...pulses, channel: null }
    const text = openSecret(keyBytes, placeOf(kind), sealed)
    if (text === null) return one
    const { outside, origins } = parts
    const channel = openChannel(parts.makers, kind, {
      ...{ text, outside, replies, clock, fetches, origins, recentKeyBytes },
      onCall: (problem) => {
        one.pulse = after(one.pulse, problem)
      },
    })
    return Object.assign(one, { channel })
  }

  async function close({ channel, replies }: Running): Promise<void> {
    await channel?.[Symbol.asyncDispose]()
    await replies[Symbol.asyncDispose]()
  }

  async function look(): Promise<void> {
    if (mine()) await proposals.sweep().catch(onFault)
    await Promise.all([...running.keys()].map(lookAt))
  }

  async function lookAt(kind: ChannelKind): Promise<void> {
    const one = running.get(kind)
    if (!one || closed) return
    // Deliveries come to any node.
    if (!mine()) return keepAnswers(one, database).catch(onFault)
    const probe = await one.channel?.probe()
    if (closed || running.get(kind) !== one) return
    const problem = !probe ? 'lost-key' : probe.kind === 'fails' ? probe.problem : null
    await keep(one, problem ?? (one.replies.isLimited() ? 'limited' : null)).catch(onFault)
  }

  /** Writes down how answers went since the last time. */
  async function keepAnswers(one: Running, db: Queryable): Promise<void> {
    const { answers } = one
    if (answers === noAnswers) return
    one.answers = noAnswers
    try {
      await saveAnswers(db, one.row, answers)
    } catch (error) {
      one.answers = bothAnswers(answers, one.answers)
      throw error
    }
  }

  /** After a look: keeps how it does, and writes down and tells when it died or came back. */
  async function keep(one: Running, problem: Pulse['problem']): Promise<void> {
    one.pulse = after(one.pulse, problem)
    const { row, replies, pulse } = one
    const lookedMs = wholeMinute(clock())
    const healthyMs = problem ? null : lookedMs
    await database.transaction(async (tx) => {
      await keepAnswers(one, tx)
      const health = { ...pulse, lookedMs, healthyMs, dropped: replies.dropped() }
      const alarm = await saveHealth(tx, row, health, deadAfter)
      if (!alarm) return
      const act = `outreach-channel-${alarm}`
      await record(tx, { act, actor: 'house', subject: `channel ${row.kind}`, day: dayOf(clock()) })
    })
    await watch.tick()
  }
}
