import { toB64 } from '../../chain/base64url.ts'
import { idBytes } from '../../chain/member.ts'
import { concat, readUint, utf8 } from '../../chain/notation.ts'
import { maxTextBytes } from '../../sealing/message.ts'
import { type ConversationState, parseConversationState } from '../conversation-state.ts'
import { ask, jsonPost, patience } from './ask.ts'
import { composeView } from './compose.ts'
import type { Conversation, ConversationParts } from './conversation.ts'
import { openCursorReport } from './cursor-report.ts'
import { openHolding } from './holding.ts'
import { openLog } from './log.ts'
import { newcomersSince } from './membership.ts'
import { openTyping } from './open-frame.ts'
import { openOutbox } from './outbox.ts'
import { openPause } from './pause.ts'
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

  const turns = openTurns()
  const pause = openPause()
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
    pause: pause.take,
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
      log.showNotes() // whoever came is said before what she hears
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
      pause.end()
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
    pause.end() // the house answers: what waits may go now
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
