import type { ConversationId } from '../chain/member.ts'
import type { Bytes } from '../chain/notation.ts'
import type { Trust } from '../chain/verify-chain.ts'
import type { EndedKind } from '../chat/panes/ended.ts'
import type { Http } from '../chat/sealed/conversation.ts'
import type { LiveEvent } from '../live/event-stream.ts'
import { openLine } from '../live/line.ts'
import type { Unlocked } from '../people/sealed/unlock.ts'
import type { Alarm } from '../queue/panes/alarm.ts'
import { nextToGreet } from '../queue/panes/waiting-person.ts'
import { queueWords } from '../queue/words.ts'
import { claimable, goingOn } from './board.ts'
import { createCampaignEnds } from './campaign-ends.ts'
import { createClaiming } from './claiming.ts'
import { createDrafts } from './drafts.ts'
import type { EndShiftChoices } from './end-shift.ts'
import { posted } from './http.ts'
import { createLooking } from './looking.ts'
import { focusedOf } from './panes.ts'
import { createParting } from './parting.ts'
import { type Pulse, tapped } from './pulse.ts'
import { createScreen } from './screen.ts'
import { staffMe } from './staff-me.ts'
import type { Tabs } from './tabs.ts'
import { createTalks } from './talks.ts'
import { createTickets } from './tickets.ts'
import { deskWords } from './words.ts'

export type { DeskView } from './screen.ts'

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
  /** Somebody waits. */
  readonly alarm: Alarm
  /** A visitor sits in a conversation without a counsellor. */
  readonly distress: Alarm
  readonly tabs: Tabs
}

/** One counsellor's desk in one tab: the queue, her conversations, one stream for all of them. Knows no screen. */
export function createDesk(parts: DeskParts) {
  const { me, house, http, clock, random, pulse, alarm, distress, tabs } = parts
  const screen = createScreen()
  const drafts = createDrafts()
  const tickets = createTickets(me)
  const talks = createTalks({ me: staffMe(me), house, http, clock, random, onEnded })
  let line: ReturnType<typeof openLine> | null = null
  let aliveMs = clock()
  /** A look that failed is owed: the next second tries again. */
  let owed = false
  /** She ended her shift herself, here or in another tab. */
  let stoppedByHand = false

  const { look, reception, isNew } = createLooking({
    ...{ me, house, http, clock, screen, tickets, talks },
    stoppedByHand: () => stoppedByHand,
    onTold: listen,
    onLost: (conversation) => parting.over(conversation, 'out'),
  })
  const lookSoon = () =>
    void look().catch(() => {
      owed = true
    })
  const tellAndLook = () => {
    tabs.tell('look')
    lookSoon()
  }
  const shared = { me: staffMe(me), demo: house.demo, http, clock, screen, tickets, talks, drafts }
  const parting = createParting({
    ...shared,
    reception,
    look,
    onParted: tellAndLook,
  })
  const claim = createClaiming({ ...shared, onBegun: listen, onClaimed: () => tabs.tell('look') })
  const ends = createCampaignEnds(http)
  const claimOne = (conversation: ConversationId) => claim(conversation).finally(lookSoon)
  const stopListening = [
    pulse.listen(everySecond),
    tabs.hear((news) => {
      if (news !== 'look') stoppedByHand = news === 'stopped'
      lookSoon()
    }),
  ]

  return {
    view: screen.view,
    subscribe: screen.subscribe,
    resume,
    rest,
    look: lookSoon,
    nudge: () => line?.nudge(),
    claim: claimOne,
    claimNext() {
      const first = nextToGreet(claimable(screen.board()))
      if (first) void claimOne(first.conversation)
    },
    removeTicket,
    switchShift,
    endShift,
    bring(conversation: ConversationId) {
      if (focusedOf(screen.board().panes) !== conversation)
        screen.happen({ kind: 'bring', conversation, held: drafts.held() })
    },
    hide: (conversation: ConversationId) => screen.happen({ kind: 'hide', conversation }),
    back: () => screen.happen({ kind: 'back' }),
    close: parting.close,
    handBack: parting.handBack,
    /** Gives back what she chose to; whether all of it went. */
    giveBack: async (choices: EndShiftChoices) => (await parting.giveBack(choices)) !== null,
    dismiss: parting.dismiss,
    draftOf: drafts.of,
    keepDraft: drafts.keep,
    ends,
    /** Words that would be lost with this tab: drafts, and messages the server does not have. */
    holdsUnsent: () => drafts.held().size > 0 || talks.holdUnsent(),
    clearNotice: () => screen.show({ notice: null }),
    clearShiftEnded: () => screen.show({ shiftEnded: false }),
    /** Forgets everything: words, keys, envelopes. */
    leave() {
      rest()
      for (const stop of stopListening) stop()
      talks.end()
      drafts.forget()
      tickets.forget()
      me.keys.sealing.seedBytes.fill(0)
      me.keys.signing.seedBytes.fill(0)
      screen.wipe()
    },
  }

  /** Opens the line, or opens it again after she signed in anew. */
  function resume() {
    line ??= openLine({
      connect: async (signal) => tapped(await http('/api/v1/desk/stream', { signal }), pulse.beat),
      catchUp: async () => {
        await look()
        await talks.catchUp()
      },
      onEvent: route,
      onState: (state) => screen.show({ line: state }),
      random: parts.chance,
    })
  }

  function rest() {
    line?.hangUp()
    line = null
  }

  /** One she is giving away ends by the house's answer to that, unless the visitor was first. */
  function onEnded(conversation: ConversationId, kind: EndedKind) {
    if (isParting(conversation) && kind !== 'deleted') return
    parting.over(conversation, kind)
    lookSoon()
  }

  /** Every conversation's event begins with its id. */
  function route(event: LiveEvent) {
    if (event.name === 'queue') return lookSoon()
    const space = event.data.indexOf(' ')
    const conversation = event.data.slice(0, space) as ConversationId
    const data = event.data.slice(space + 1)
    // That she goes out is told before her own question is answered: asking after it would only be refused.
    const tellsOfIt = event.name === 'epoch' || (event.name === 'state' && !isDeletion(data))
    if (tellsOfIt && isParting(conversation)) return
    const store = talks.of(conversation)
    if (store) store.handle({ name: event.name, data })
    else if (event.name === 'state' && isDeletion(data)) parting.erase(conversation)
    else if (isNew(conversation)) lookSoon()
  }

  function isParting(conversation: ConversationId): boolean {
    return screen.board().mine.some((one) => one.conversation === conversation && one.parting)
  }

  function everySecond() {
    alarm.pulse(clock())
    distress.pulse(clock())
    if (!line) return
    if (owed) {
      owed = false
      lookSoon()
    }
    if (clock() - aliveMs < aliveEveryMs) return
    aliveMs = clock()
    talks.alive()
  }

  /** Somebody who lost her connection does not ring; she may not come back. */
  function listen() {
    const board = screen.board()
    const ringing = board.onShift ? claimable(board).filter(({ lost }) => !lost) : []
    alarm.hear(idsOf(ringing), clock())
    distress.hear(idsOf(board.unattended), clock())
  }

  async function removeTicket(conversation: ConversationId) {
    if (await posted(http, `/api/v1/desk/queue/${conversation}/remove`)) tabs.tell('look')
    else screen.show({ notice: queueWords.removeFailed })
    lookSoon()
  }

  /** Ends her shift, and gives back what she chose to; nothing changes when one of them could not go. */
  async function endShift(choices: EndShiftChoices) {
    const went = await parting.giveBack(choices)
    if (went === null) return
    await switchShift(false, went)
  }

  async function switchShift(on: boolean, given = 0) {
    const stopped = [
      queueWords.stopped(goingOn(screen.board()).length),
      ...(given > 0 ? [deskWords.given(given)] : []),
    ]
    screen.happen({ kind: 'shift', on }, { notice: on ? null : stopped.join(' ') })
    stoppedByHand = !on
    listen()
    if (!on) void ends.tell()
    if (await posted(http, '/api/v1/desk/shift', { on })) tabs.tell(on ? 'started' : 'stopped')
    else screen.happen({ kind: 'shift', on: !on }, { notice: queueWords.shiftFailed })
    lookSoon()
  }
}

export type Desk = ReturnType<typeof createDesk>

const isDeletion = (data: string) => data.startsWith('deleted')

const idsOf = (all: readonly { readonly conversation: ConversationId }[]) =>
  all.map(({ conversation }) => conversation)
