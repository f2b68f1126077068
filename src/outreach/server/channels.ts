import { randomBytes } from 'node:crypto'
import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import type { Database } from '../../database/server/database.ts'
import { openSecret, sealSecret } from '../../signing/stored-secret.ts'
import { newToken } from '../../signing/token.ts'
import type { Channel, ChannelKind, Delivery, Received } from '../channel.ts'
import { channelKinds } from '../channel.ts'
import type { Tested } from '../channel-exchange.ts'
import type { Origins } from '../redirect-words.ts'
import { after, deadAfter, fresh, lookEveryMs, type Pulse, wholeMinute } from './channel-health.ts'
import {
  type ChannelRow,
  channelsNotice,
  readChannels,
  saveChannel,
  saveHealth,
} from './channel-store.ts'
import { type Makers, openChannel } from './open-channel.ts'
import { openReplyQueue, type ReplyQueue } from './reply-queue.ts'

export type ChannelsParts = {
  readonly database: Database
  readonly clock: () => number
  /** Seals credentials; from a file outside the database. */
  readonly keyBytes: Uint8Array
  readonly origins: Origins
  readonly makers: Makers
  /** This node fetches what came in and looks after the channels; one node of a house does. */
  readonly fetches: boolean
  /** Other nodes may change them: costs a connection of its own. */
  readonly hearsOthers: boolean
  readonly onFault: (error: unknown) => void
}

/** The ways in that are set, running. */
export interface Channels extends AsyncDisposable {
  rows(): Promise<ChannelRow[]>
  /** credentials: already judged. False: another changed it meanwhile. */
  set(kind: ChannelKind, credentials: object, who: Who): Promise<boolean>
  remove(kind: ChannelKind, who: Who): Promise<boolean>
  /** Asks the other side now and keeps how it went. */
  test(kind: ChannelKind): Promise<Tested>
  receive(kind: ChannelKind, delivery: Delivery): Received | 'off'
  greet(kind: ChannelKind, query: Readonly<Record<string, string>>): string | null
  /** Looks at every channel, as happens by itself every minute. */
  look(): Promise<void>
}
/** seen: the revision that was looked at. */
export type Who = { readonly name: string; readonly seen: number }

type Running = {
  readonly row: ChannelRow
  /** Null: what is stored can not be opened. */
  readonly channel: Channel | null
  readonly replies: ReplyQueue
  pulse: Pulse
}

const mostWaiting = 500
/** Telegram lets a bot say thirty things a second. Source: Telegram, "Bots FAQ: My bot is hitting limits". */
const perSecond = 25

/** Opens every channel that is set; a change at the desk of this or another node opens it anew. */
export async function openChannels(parts: ChannelsParts): Promise<Channels> {
  const { database, clock, keyBytes, fetches } = parts
  const running = new Map<ChannelKind, Running>()
  const recentKeyBytes = randomBytes(32)
  let round: Promise<void> = Promise.resolve()
  let closed = false

  const renew = () => inTurn(reload)
  await renew()
  const ear = parts.hearsOthers
    ? database.listen(channelsNotice, { notice: () => void renew(), listening: () => void renew() })
    : null
  const timer = fetches ? setInterval(() => void look(), lookEveryMs) : null
  timer?.unref()

  return {
    rows: () => readChannels(database),
    async set(kind, credentials, who) {
      // Telegram shows a secret of our making; the others have theirs in what was typed.
      const text = JSON.stringify(
        kind === 'telegram' ? { ...credentials, secret: newToken() } : credentials,
      )
      return save(kind, sealSecret(keyBytes, placeOf(kind), text), who)
    },
    async remove(kind, who) {
      const one = running.get(kind)
      if (one?.row.revision === who.seen) await one.channel?.leave()
      return save(kind, null, who)
    },
    async test(kind) {
      const one = running.get(kind)
      if (!one) return { kind: 'off' }
      if (!one.channel) return { kind: 'fails', problem: 'lost-key' }
      const probe = await one.channel.probe()
      if (fetches)
        await keep(one, probe.kind === 'works' ? null : probe.problem).catch(parts.onFault)
      return probe
    },
    receive: (kind, delivery) => running.get(kind)?.channel?.receive(delivery) ?? 'off',
    greet: (kind, query) => running.get(kind)?.channel?.greet(query) ?? null,
    look,
    async [Symbol.asyncDispose]() {
      closed = true
      if (timer) clearInterval(timer)
      await ear?.[Symbol.asyncDispose]()
      await round
      await Promise.all([...running.values()].map(close))
    },
  }

  async function save(kind: ChannelKind, sealed: Buffer | null, { name, seen }: Who) {
    const on = dayOf(clock())
    const saved = await database.transaction(async (tx) => {
      if (!(await saveChannel(tx, { kind, sealed, by: name, on, seen }))) return false
      const act = sealed ? 'outreach-channel-set' : 'outreach-channel-removed'
      await record(tx, { act, actor: name, subject: `channel ${kind}`, day: on })
      return true
    })
    await renew()
    return saved
  }

  function inTurn(work: () => Promise<void>): Promise<void> {
    round = round.then(() => (closed ? undefined : work())).catch(parts.onFault)
    return round
  }

  /** Closes what changed and opens what is set now. */
  async function reload(): Promise<void> {
    const rows = await readChannels(database)
    for (const kind of channelKinds) {
      const row = rows.find((one) => one.kind === kind)
      const one = running.get(kind)
      if (one && one.row.revision !== row?.revision) {
        running.delete(kind)
        await close(one)
      }
      if (row && row.sealed !== null && !running.has(kind)) {
        running.set(kind, open(row, row.sealed))
        if (fetches) void lookAt(kind)
      }
    }
  }

  function open(row: ChannelRow, sealed: Uint8Array): Running {
    const { kind } = row
    const replies = openReplyQueue({
      ...{ most: mostWaiting, perSecond, clock },
      onSent: (sent) => {
        if (sent.kind === 'failed') one.pulse = after(one.pulse, sent.problem)
        if (sent.kind === 'sent') one.pulse = after(one.pulse, null)
      },
    })
    const one: Running = { row, replies, pulse: fresh, channel: null }
    const text = openSecret(keyBytes, placeOf(kind), sealed)
    if (text === null) return one
    const channel = openChannel(parts.makers, kind, {
      ...{ text, replies, clock, fetches, origins: parts.origins, recentKeyBytes },
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
    await Promise.all([...running.keys()].map(lookAt))
  }

  async function lookAt(kind: ChannelKind): Promise<void> {
    const one = running.get(kind)
    if (!one || closed) return
    const probe = await one.channel?.probe()
    if (closed || running.get(kind) !== one) return
    const problem = !probe ? 'lost-key' : probe.kind === 'fails' ? probe.problem : null
    await keep(one, problem).catch(parts.onFault)
  }

  /** After a look: keeps how it does, and writes down when it died or came back. */
  async function keep(one: Running, problem: Pulse['problem']): Promise<void> {
    one.pulse = after(one.pulse, problem)
    const { row, replies, pulse } = one
    const healthyMs = problem ? null : wholeMinute(clock())
    await database.transaction(async (tx) => {
      const health = { ...pulse, healthyMs, dropped: replies.dropped() }
      const alarm = await saveHealth(tx, row, health, deadAfter)
      if (!alarm) return
      const act = `outreach-channel-${alarm}`
      await record(tx, { act, actor: 'house', subject: `channel ${row.kind}`, day: dayOf(clock()) })
    })
  }
}

const placeOf = (kind: ChannelKind) => `outreach ${kind}`
