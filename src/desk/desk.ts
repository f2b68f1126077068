import type { ConversationId } from '../chain/member.ts'
import type { Bytes } from '../chain/notation.ts'
import type { Trust } from '../chain/verify-chain.ts'
import { conversationName } from '../chat/conversation-name.ts'
import { type DeskState, parseDeskState } from '../chat/desk-state.ts'
import { chatDeskWords } from '../chat/desk-words.ts'
import { type DeskConversation, hasEnded } from '../chat/panes/desk-conversation.ts'
import { claim, type OpenedTicket } from '../chat/sealed/claim.ts'
import { type Conversation, type Http, openConversation } from '../chat/sealed/conversation.ts'
import type { LiveEvent } from '../live/event-stream.ts'
import { type LineState, openLine } from '../live/line.ts'
import type { Unlocked } from '../people/sealed/unlock.ts'
import type { Alarm } from '../queue/panes/alarm.ts'
import { type Answers, nextToGreet } from '../queue/panes/waiting-person.ts'
import type { QueueEntry } from '../queue/queue-entry.ts'
import { queueWords } from '../queue/words.ts'
import { type Board, claimable, emptyBoard, type Happening, next, personOf } from './board.ts'
import { posted } from './http.ts'
import { type DeskTrouble, judgeDesk } from './judge-desk.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { focusedOf } from './panes.ts'
import { type Pulse, tapped } from './pulse.ts'
import type { Tabs } from './tabs.ts'
import { createTickets } from './tickets.ts'

const aliveEveryMs = 20_000

export type DeskParts = {
  readonly me: Unlocked
  readonly house: Trust
  readonly http: Http
  /** Device time, ms. */
  readonly clock: () => number
  readonly random: (size: number) => Bytes
  /** From 0 to 1, for pauses. */
  readonly chance: () => number
  readonly pulse: Pulse
  readonly alarm: Alarm
  readonly tabs: Tabs
}

export type DeskView = {
  readonly board: Board
  readonly line: LineState
  readonly trouble: DeskTrouble | null
  /** What she should know once; gone when she closes it or does the next thing. */
  readonly notice: string | null
}

/** One counsellor's desk in one tab: the queue, her conversations, one stream for all of them. Knows no screen. */
export function createDesk(parts: DeskParts) {
  const { me, house, http, clock, random, pulse, alarm, tabs } = parts
  const tickets = createTickets(me)
  const stores = new Map<ConversationId, Conversation>()
  const drafts = new Map<ConversationId, string>()
  const takenAway = new Set<ConversationId>()
  /** Opened, and the house has not told yet who is in them. */
  const behind = new Set<ConversationId>()
  const listeners = new Set<() => void>()
  let view: DeskView = { board: emptyBoard, line: 'connecting', trouble: null, notice: null }
  let line: ReturnType<typeof openLine> | null = null
  let aliveMs = clock()
  /** A look that failed is owed: the next second tries again. */
  let owed = false

  const look = oneAtATime(async () => {
    const response = await http('/api/v1/desk')
    const state = response.ok ? parseDeskState(await response.json()) : null
    if (!state) throw new HouseAwayError()
    await take(state)
  })
  const lookSoon = () =>
    void look().catch(() => {
      owed = true
    })
  const stopListening = [pulse.listen(everySecond), tabs.hear(lookSoon)]

  return {
    view: () => view,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    resume,
    rest,
    look: lookSoon,
    nudge: () => line?.nudge(),
    claim: claimOne,
    claimNext() {
      const first = nextToGreet(claimable(view.board))
      if (first) void claimOne(first.conversation)
    },
    removeTicket,
    switchShift,
    bring(conversation: ConversationId) {
      if (focusedOf(view.board.panes) !== conversation) happen({ kind: 'bring', conversation })
    },
    hide: (conversation: ConversationId) => happen({ kind: 'hide', conversation }),
    back: () => happen({ kind: 'back' }),
    close,
    dismiss,
    draftOf: (conversation: ConversationId) => drafts.get(conversation) ?? '',
    keepDraft(conversation: ConversationId, text: string) {
      if (text === '') drafts.delete(conversation)
      else drafts.set(conversation, text)
    },
    /** Words that would be lost with this tab: drafts, and messages the server does not have. */
    holdsUnsent: () =>
      drafts.size > 0 ||
      [...stores.values()].some((store) =>
        store
          .view()
          .items.some(
            (item) => item.kind === 'text' && item.mine && item.status.kind === 'waiting',
          ),
      ),
    clearNotice: () => show({ notice: null }),
    /** Forgets everything: words, keys, envelopes. */
    leave() {
      rest()
      for (const stop of stopListening) stop()
      for (const store of stores.values()) store.end()
      stores.clear()
      drafts.clear()
      tickets.forget()
      me.keys.sealing.seedBytes.fill(0)
      me.keys.signing.seedBytes.fill(0)
      view = { board: emptyBoard, line: 'down', trouble: null, notice: null }
    },
  }

  /** Opens the line, or opens it again after she signed in anew. */
  function resume() {
    line ??= openLine({
      connect: async (signal) => tapped(await http('/api/v1/desk/stream', { signal }), pulse.beat),
      catchUp,
      onEvent: route,
      onState: (state) => show({ line: state }),
      random: parts.chance,
    })
  }

  function rest() {
    line?.hangUp()
    line = null
  }

  function show(change: Partial<DeskView>) {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }

  function happen(happening: Happening, change: Partial<DeskView> = {}) {
    show({ ...change, board: next(view.board, happening) })
  }

  async function catchUp() {
    await look()
    await Promise.all([...stores.values()].map((store) => store.catchUp()))
  }

  async function take(state: DeskState) {
    const { trouble, reception } = await judgeDesk(house, me, state, clock())
    await tickets.take(state.receptionKeys, reception)
    tickets.keep(state.queue)
    const found = state.mine
      .filter(({ conversation }) => isNew(conversation))
      .map(({ conversation }) => ownConversation(conversation))
    const waiting = state.queue.map((entry) => personOf(entry, clock()))
    happen({ kind: 'told', onShift: state.onShift, waiting, found }, { trouble })
    listen()
    // Envelopes open one by one behind the list, so that the list itself is never late.
    void openEnvelopes(state.queue)
    const late = state.mine.filter(({ conversation }) => behind.has(conversation))
    await Promise.all(late.map(({ conversation }) => catchUpFirst(conversation)))
  }

  async function catchUpFirst(conversation: ConversationId) {
    await stores.get(conversation)?.catchUp()
    behind.delete(conversation)
  }

  function isNew(conversation: ConversationId): boolean {
    const onItsWay = view.board.claiming === conversation
    return !stores.has(conversation) && !takenAway.has(conversation) && !onItsWay
  }

  async function openEnvelopes(queue: readonly QueueEntry[]) {
    for (const entry of queue) {
      const ticket = await tickets.open(entry)
      const answers: Answers =
        typeof ticket === 'string'
          ? { kind: ticket }
          : { kind: 'opened', precheck: ticket.content.precheck }
      const before = view.board.waiting.find((one) => one.conversation === entry.conversation)
      if (before && before.answers.kind !== answers.kind)
        happen({ kind: 'opened', conversation: entry.conversation, answers })
    }
  }

  function ownConversation(conversation: ConversationId): DeskConversation {
    const name = conversationName(conversation)
    const store = open(conversation)
    return { conversation, name, line: null, answers: null, claimedMs: null, store }
  }

  function open(conversation: ConversationId): Conversation {
    const store = openConversation({
      conversation,
      me: { kind: 'staff', ...mine() },
      http,
      house,
      clock,
      random,
    })
    stores.set(conversation, store)
    behind.add(conversation)
    return store
  }

  function mine() {
    const { member, hash, keys } = me
    const { sealing, signing } = keys
    return {
      memberId: member,
      paperHash: hash,
      pair: sealing,
      signingSeedBytes: signing.seedBytes,
    }
  }

  /** Every conversation's event begins with its id. */
  function route(event: LiveEvent) {
    if (event.name === 'queue') return lookSoon()
    const space = event.data.indexOf(' ')
    const conversation = event.data.slice(0, space) as ConversationId
    const store = stores.get(conversation)
    if (store) store.handle({ name: event.name, data: event.data.slice(space + 1) })
    else if (isNew(conversation)) lookSoon()
  }

  function everySecond() {
    alarm.pulse(clock())
    if (owed && line) {
      owed = false
      lookSoon()
    }
    if (!line || clock() - aliveMs < aliveEveryMs) return
    aliveMs = clock()
    for (const store of stores.values()) if (isOpen(store)) void store.alive()
  }

  /** Somebody who lost her connection does not ring; she may not come back. */
  function listen() {
    const { onShift } = view.board
    const ringing = onShift ? claimable(view.board).filter(({ lost }) => !lost) : []
    alarm.hear(
      ringing.map(({ conversation }) => conversation),
      clock(),
    )
  }

  async function claimOne(conversation: ConversationId) {
    const { board } = view
    if (board.claiming !== null) return
    if (!board.onShift) return show({ notice: queueWords.notOnShift })
    const ticket = tickets.of(conversation)
    if (!ticket) return
    if (typeof ticket === 'string') return show({ notice: queueWords[ticket] })
    happen({ kind: 'claiming', conversation, nowMs: clock() }, { notice: null })
    listen()
    try {
      await finishClaim(ticket)
    } finally {
      // Whatever broke on the way: she can claim the next one.
      if (view.board.claiming === conversation)
        happen({ kind: 'not-claimed', gone: false }, { notice: queueWords.claimFailed })
      lookSoon()
    }
  }

  async function finishClaim(ticket: OpenedTicket) {
    const { conversation } = ticket
    const answer = await claim({ http, me: mine(), demo: house.demo }, ticket)
    if (answer.kind === 'claimed') {
      const store = open(conversation)
      happen({ kind: 'claimed', store })
      tabs.tell()
      await catchUpFirst(conversation).catch(() => {})
      return
    }
    const gone = answer.kind === 'taken' || answer.kind === 'left'
    drafts.delete(conversation)
    happen({ kind: 'not-claimed', gone }, { notice: whyNot[answer.kind] })
    if (answer.kind !== 'failed' || !ticketsFault.has(answer.word)) return
    tickets.spoil(conversation)
    const answers = { kind: 'broken' } as const
    happen({ kind: 'opened', conversation, answers }, { notice: queueWords.broken })
  }

  async function removeTicket(conversation: ConversationId) {
    if (await posted(http, `/api/v1/desk/queue/${conversation}/remove`)) tabs.tell()
    else show({ notice: queueWords.removeFailed })
    lookSoon()
  }

  async function switchShift(on: boolean) {
    // One just claimed, whose state has not come yet, goes on too.
    const open = view.board.mine.filter(({ store }) => !store || !hasEnded(store.view())).length
    happen({ kind: 'shift', on }, { notice: on ? null : queueWords.stopped(open) })
    listen()
    if (await posted(http, '/api/v1/desk/shift', { on })) tabs.tell()
    else happen({ kind: 'shift', on: !on }, { notice: queueWords.shiftFailed })
    lookSoon()
  }

  async function close(conversation: ConversationId) {
    if (!(await posted(http, `/api/v1/conversations/${conversation}/close`)))
      return show({ notice: chatDeskWords.closeFailed })
    drafts.delete(conversation)
    tabs.tell()
    await stores
      .get(conversation)
      ?.catchUp()
      .catch(() => {})
  }

  function dismiss(conversation: ConversationId) {
    // One the visitor left is still hers at the house, until somebody closes it.
    if (stores.get(conversation)?.view().state === 'left')
      void posted(http, `/api/v1/conversations/${conversation}/close`)
    stores.get(conversation)?.end()
    stores.delete(conversation)
    behind.delete(conversation)
    drafts.delete(conversation)
    takenAway.add(conversation)
    happen({ kind: 'dismiss', conversation }, { notice: null })
  }
}

export type Desk = ReturnType<typeof createDesk>

const isOpen = (store: Conversation): boolean => store.view().state === 'active'

/** The house did not answer, or with something that makes no sense; the line tries again. */
class HouseAwayError extends Error {
  override readonly name = 'HouseAwayError'
}

/** A claim that no desk could make: a key that is none, or one that is not hers. */
const ticketsFault: ReadonlySet<string> = new Set(['unsealable', 'malformed'])

const whyNot = {
  taken: queueWords.taken,
  left: queueWords.left,
  'not-on-shift': queueWords.notOnShift,
  'no-connection': queueWords.claimFailed,
  failed: queueWords.claimFailed,
} as const
