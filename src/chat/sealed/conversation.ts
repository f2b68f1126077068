import { toB64 } from '../../chain/base64url.ts'
import { type ConversationId, idBytes } from '../../chain/member.ts'
import { type Bytes, concat, readUint, utf8 } from '../../chain/notation.ts'
import type { Trust } from '../../chain/verify-chain.ts'
import type { LiveEvent } from '../../live/event-stream.ts'
import { maxTextBytes } from '../../sealing/message.ts'
import { type ConversationState, parseConversationState } from '../conversation-state.ts'
import { ask, jsonPost, patience } from './ask.ts'
import { composeView } from './compose.ts'
import { openCursorReport } from './cursor-report.ts'
import { type Holding, openHolding } from './holding.ts'
import { openLog } from './log.ts'
import type { Me } from './me.ts'
import { newcomersSince } from './membership.ts'
import { openTyping } from './open-frame.ts'
import { openOutbox } from './outbox.ts'
import { postBody } from './post-body.ts'
import { type ReadNews, readNews } from './read-news.ts'
import { createSealer } from './sealer.ts'
import {
  isOver,
  settled,
  surroundingsOf,
  unknownSurroundings,
  watchAlone,
  withCursor,
  withPresence,
} from './surroundings.ts'
import type { Arrived } from './timeline.ts'
import { openTurns } from './turns.ts'
import { openTypingSign } from './typing-sign.ts'
import type { ConversationView, Trouble } from './view.ts'

/** Adds the caller's proof (a bearer token, a cookie); path starts with `/api/v1/`. Rejects when the house is away. */
export type Http = (path: string, init?: RequestInit) => Promise<Response>

export type ConversationParts = {
  readonly conversation: ConversationId
  readonly me: Me
  readonly http: Http
  readonly house: Trust
  /** Device time, ms. */
  readonly clock: () => number
  /** Fresh random bytes: `(size) => crypto.getRandomValues(new Uint8Array(size))`. */
  readonly random: (size: number) => Bytes
  /** Called once for each text of somebody else that arrives (not for old ones at the first catch-up). */
  readonly onNews?: () => void
}

/** One member's side of one conversation. Knows no screen. */
export type Conversation = {
  view(): ConversationView
  /** Called after changes, many summed up in one call. Returns how to stop. */
  subscribe(listener: () => void): () => void
  /** Takes the words at once; they go when they can. */
  send(text: string): SendAnswer
  /** Call on every key stroke; frames go at a fixed interval whatever the length. */
  typing(): void
  /** This device showed everything up to seq. */
  shown(seq: number): void
  /** seenEpoch: of the `held` status that was on screen. Whoever came after it is asked about again. */
  sendAnyway(itemKey: string, seenEpoch: number): void
  /** Takes back what is `held` or `unsendable`; what may be on its way stays. */
  discard(itemKey: string): void
  /** Fetches state, members and messages; the truth after any push, gap or return. Rejects when the house is away. */
  catchUp(): Promise<void>
  /** One event of this conversation; data is what stands after the id and its space. */
  handle(event: LiveEvent): void
  /** A sign of life; call every 20 s. Never rejects. */
  alive(): Promise<void>
  /** Verified members and keys, for `add-member.ts` only. */
  holding(): Holding
  /** Stops everything and zeroes the keys. */
  end(): void
}

/** textBytes and mostBytes count UTF-8. */
export type SendAnswer =
  | { readonly kind: 'queued' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly textBytes: number; readonly mostBytes: number }

const retryHintMs = 2_000

/** Opens the store. Nothing is fetched until `catchUp`. */
export function openConversation(parts: ConversationParts): Conversation {
  const { conversation, me, clock, random } = parts
  const address = `/api/v1/conversations/${conversation}`
  const listeners = new Set<() => void>()
  let around = unknownSurroundings
  let stuckSince: number | null = null
  let caughtUp = false
  let over = false
  /** She is no member any more, or the conversation is gone: there is nothing to ask. */
  let out = false
  let replaying = false
  let cached: ConversationView | null = null
  let told = true
  let comingCatchUp: Promise<void> | null = null
  let endPause = () => {}

  const turns = openTurns()
  const holding = openHolding(parts)
  const returned = me.kind === 'visitor' && me.returned !== undefined
  const log = openLog({ ...parts, http, returned, holding: holding.current, refresh, onPlaced })
  const sealer = createSealer({ ...parts, holding: holding.current, last: log.last })
  const report = openCursorReport((reached) => post('cursor', reached))
  const typing = openTypingSign({ clock, pass: passTyping, onChange: changed })
  const outbox = openOutbox({
    // Null too while somebody in the list can not be verified.
    seal: async (item, counter) => (holding.trouble() ? null : sealer.text(item, counter)),
    post: (bodyBytes) => postBody(http, address, bodyBytes),
    refresh: () => turns.take(refresh),
    epoch,
    mustAsk,
    committed: (_, seq, bodyBytes) =>
      hint(() => log.arrive(seq, concat(idBytes(me.memberId), bodyBytes))),
    onChange() {
      stuckSince = outbox.wayOut() === 'no-connection' ? (stuckSince ?? clock()) : null
      changed()
    },
    pause,
    chance: () => readUint(random(4), 0, 4) / 2 ** 32,
  })
  hint(async () => {
    await holding.begin()
    outbox.wake()
  })

  return {
    view,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send(text) {
      if (text.trim() === '') return { kind: 'empty' }
      const textBytes = utf8(text).length
      if (textBytes > maxTextBytes) return { kind: 'too-long', textBytes, mostBytes: maxTextBytes }
      const clientIdBytes = random(16)
      const status = { kind: 'waiting' } as const
      const base = { key: toB64(clientIdBytes), clientIdBytes, text, status }
      outbox.add({ ...base, sentAtMs: clock(), writtenIn: view().epoch }) // as she saw it
      return { kind: 'queued' }
    },
    typing: typing.stroke,
    shown(seq) {
      if (report.reach({ shown: Math.min(seq, log.timeline().head) })) changed()
    },
    sendAnyway: outbox.sendAnyway,
    discard: outbox.discard,
    catchUp,
    handle(event) {
      const news = readNews(event)
      if (news) hint(() => take(news))
    },
    alive: async () => void (await post('alive')),
    holding: holding.current,
    end() {
      over = true
      turns.close()
      outbox.close() // first of all: nothing may be sealed with a key that is being zeroed
      listeners.clear()
      typing.end()
      endPause()
      holding.zero()
    },
  }

  /** Asks the house; 403 is for who is no member any more. */
  async function http(path: string, init?: RequestInit): Promise<Response> {
    const response = await parts.http(path, init)
    if (response.status === 403) {
      out = true
      settle({ ...around, state: 'closed' })
      changed()
    }
    return response
  }

  /** Acts on a push; where the house is away just then, the truth is fetched a little later. */
  function hint(task: () => Promise<void>) {
    turns
      .take(task)
      .then(changed)
      .catch(() => {
        if (!over && !out) setTimeout(() => void catchUp().catch(() => {}), retryHintMs)
      })
  }

  function catchUp(): Promise<void> {
    comingCatchUp ??= turns.take(async () => {
      comingCatchUp = null
      try {
        if (!out) await refresh()
        if (!out) await log.fetch()
      } catch (error) {
        if (!out) throw error
      }
      level()
    })
    return comingCatchUp
  }

  function level() {
    log.showNotes()
    caughtUp = true
    endPause() // the house answers: what waits may go now
    outbox.wake()
    changed()
  }

  async function refresh() {
    await stand(await ask(http, address, parseConversationState))
  }

  async function stand(state: ConversationState) {
    log.announce(await holding.take(state))
    settle(surroundingsOf({ ...state, epoch: verified(state.epoch) }, around))
    const own = around.cursors.get(me.memberId)
    if (own) report.known(own)
    outbox.wake()
    changed()
  }

  async function take(news: ReadNews) {
    switch (news.kind) {
      case 'standing':
        replaying = true
        return stand(news.state)
      case 'level':
        replaying = false
        log.joinFrom(news.seq + 1)
        if (log.timeline().head < news.seq) await log.fetch()
        return level()
      case 'message':
        if (replaying) log.joinFrom(news.seq)
        return log.arrive(news.seq, news.frameBytes)
      case 'passing': {
        const passed = await openTyping(holding.current(), news.frameBytes)
        if (passed && passed.sender !== me.memberId) typing.heard(passed.sender, passed.sentAtMs)
        return
      }
      case 'epoch':
        await refresh()
        return log.showNotes()
      case 'cursor':
        if (news.member === me.memberId) report.known(news)
        return settle(withCursor(around, news))
      case 'present':
        return settle(withPresence(around, news))
      case 'place':
        return settle({ ...around, place: news.place, waitSeconds: news.waitSeconds })
      case 'state':
        settle({ ...around, state: news.state, epoch: verified(news.epoch) })
        if (news.state === 'active') await refresh()
        return log.showNotes()
      default:
        return news satisfies never
    }
  }

  /** A server that names an epoch nobody signed must not make later, honest states look old. */
  function verified(told: number): number {
    return Math.min(told, epoch())
  }

  function settle(now: typeof around) {
    around = watchAlone(settled(around, now), members(), me.memberId, clock())
    if (around.state === 'deleted') forget()
    else if (isOver(around)) outbox.halt()
  }

  function forget() {
    out = true
    outbox.close()
    holding.zero()
  }

  function onPlaced({ seq, sender, clientId, content }: Arrived) {
    report.reach({ delivered: log.timeline().head })
    if (sender === me.memberId) {
      outbox.seen(clientId, seq)
      return
    }
    typing.quiet(sender)
    if (caughtUp && content.kind === 'text') parts.onNews?.()
  }

  function members() {
    return holding.current().membership?.epoch.members ?? []
  }

  function epoch(): number {
    return holding.current().membership?.epoch.n ?? 0
  }

  function mustAsk(writtenIn: number): boolean {
    const { membership } = holding.current()
    return membership !== null && newcomersSince(membership, writtenIn).length > 0
  }

  async function passTyping() {
    if (around.state !== 'active' || holding.trouble()) return
    const sealed = await sealer.typing()
    if (sealed && !over) await postBody(http, address, sealed.bodyBytes)
  }

  async function post(to: 'cursor' | 'alive', body?: object): Promise<boolean> {
    const sent = body ? jsonPost(body) : { method: 'POST', signal: patience() }
    try {
      return !out && (await http(`${address}/${to}`, sent)).ok
    } catch {
      return false
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  function changed() {
    cached = null
    if (!told || over) return
    told = false
    queueMicrotask(() => {
      told = true
      for (const listener of listeners) listener()
    })
  }

  function view(): ConversationView {
    if (cached) return cached
    const { membership } = holding.current()
    const { entries, head } = log.timeline()
    const { cursors } = around
    const from = { me, membership, entries, outgoing: outbox.items(), cursors }
    cached = {
      ...composeView(from, around, report.shown()),
      typing: typing.somebody(),
      trouble: holding.trouble() ?? wayOutTrouble(),
      head,
    }
    return cached
  }

  function wayOutTrouble(): Trouble | null {
    if (outbox.wayOut() === 'too-many') return { kind: 'too-many' }
    return stuckSince === null ? null : { kind: 'no-connection', sinceMs: stuckSince }
  }
}
