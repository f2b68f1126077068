import type { Trust } from '../src/chain/verify-chain.ts'
import { HouseAwayError, patience } from '../src/chat/sealed/ask.ts'
import type { Conversation, Http, SendAnswer } from '../src/chat/sealed/conversation.ts'
import { judgeHouse, openStart, type StartAnswer } from '../src/chat/sealed/start.ts'
import type { ConversationView } from '../src/chat/sealed/view.ts'
import { type Entrance, parseEntrance } from '../src/queue/entrance.ts'
import { newSealingPair } from '../src/sealing/hpke.ts'
import type { Precheck } from '../src/sealing/precheck.ts'
import { LaterRefusedError } from './later.ts'
import { openTalk, type Started, type Talk } from './talk.ts'

/** Why she can not start now. `gone`: the server does not answer. `too-old`: this browser can not seal what she writes. */
export type Sorry = 'closed' | 'full' | 'clock-wrong' | 'untrusted' | 'gone' | 'too-old'

export type VisitView =
  /** code: she comes back. message: she writes while nobody is here. */
  | { readonly phase: 'start' | 'precheck' | 'starting' | 'code' | 'message' }
  | {
      readonly phase: 'sorry'
      readonly why: Sorry
      readonly opensAt: Date | null
      /** Nobody is here to talk to, but what she writes can be sealed to the team. */
      readonly canLeaveMessage: boolean
    }
  | {
      readonly phase: 'chat'
      readonly chat: ConversationView
      /** The house does not answer: telephone numbers are shown. */
      readonly lost: boolean
      /** Everybody of staff has been silent for about a minute. */
      readonly alone: boolean
      /** A code that she was shown brings her back here. */
      readonly hasCode: boolean
      /** She came by her code: old words are not on the screen. */
      readonly returned: boolean
    }
  | { readonly phase: 'ended'; readonly why: Ended; readonly hasCode: boolean }

/** elsewhere: her session was ended from another screen. erased: the conversation is no more. */
export type Ended = 'me' | 'idle' | 'elsewhere' | 'erased'

export type VisitParts = {
  /** Without proof of who asks. */
  readonly http: Http
  readonly house: Trust
  readonly clock: () => number
  readonly random: (size: number) => Uint8Array<ArrayBuffer>
  /** The code of the campaign link that led her here. */
  readonly campaign?: string | undefined
  /** Tells the server that she is gone, whatever happens to the page; the token stands in the body. */
  readonly farewell: (path: string, tokenB64: string) => void
}

const retryMs = 5_000
/** An older answer about the house is not believed at the start: it is asked again. */
const freshForMs = 60_000

/** One visit to the chat page, from its first screen to the last. Holds every key; knows no screen. */
export function openVisit(parts: VisitParts) {
  const listeners = new Set<() => void>()
  let view: VisitView = { phase: 'start' }
  let talk: Talk | null = null
  let start: Awaited<ReturnType<typeof openStart>> | null = null // whose answer is still out
  let entrance: { readonly house: Entrance; readonly atMs: number } | null = null
  let looking: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let again: (() => void) | null = null
  let over = false
  let hasCode = false
  let returned = false
  const guards = new Set<() => void>()

  return {
    parts,
    view: (): VisitView => view,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    look: lookOnce,
    toStart() {
      show({ phase: 'start' })
      void lookOnce() // where there is no chat now, it says so again
    },
    to: (phase: 'precheck' | 'code' | 'message') => show({ phase }),
    begin,
    /** Opens a conversation that was started or come back to elsewhere, such as in the script of coming back. */
    enter(started: Started, how: { readonly returned: boolean }) {
      if (over) return
      hasCode = true
      returned = how.returned
      open(started)
    },
    /** A code was made and stands on the server. */
    gotCode() {
      hasCode = true
      showTalk()
    },
    /**
     * What must end when she leaves, such as a worker that holds her code. Returns how to take it back: false when she
     * left meanwhile.
     */
    guard(end: () => void): () => boolean {
      if (over) end()
      guards.add(end)
      return () => guards.delete(end)
    },
    /** The device is back: on line, or in somebody's hand again. */
    nudge() {
      if (talk) talk.nudge()
      else again?.()
    },
    /** She asks for it herself. */
    retry: () => (again ? again() : void lookOnce()),
    /** She did something on this device. */
    touched: () => talk?.touched(),
    send: (text: string): SendAnswer => talk?.conversation.send(text) ?? { kind: 'empty' },
    conversation: (): Conversation | null => talk?.conversation ?? null,
    /** Her keys and her session in the running conversation. */
    started: (): Started | null => talk?.started ?? null,
    stop: () => end('me'),
    erased: () => end('erased'),
    /** Zeroes every key and says goodbye, in one breath. Safe to call at any time, and twice. */
    leave() {
      over = true
      goodbye()
      listeners.clear()
    },
  }

  function lookOnce(): Promise<void> {
    looking ??= look().finally(() => {
      looking = null
    })
    return looking
  }

  /** Asks whether she can start; what the page sent may be minutes old. */
  async function look() {
    stopRetry()
    try {
      // One pair for nothing: an old browser fetches now what it lacks, or hears now that it can not.
      const [response] = await Promise.all([
        parts.http('/api/v1/chat', { signal: patience() }),
        newSealingPair(),
      ])
      const house = response.ok ? parseEntrance(await response.json()) : null
      entrance = house && { house, atMs: parts.clock() }
      if (!house) throw new HouseAwayError('the house gave no readable answer')
      const judged = await judgeHouse(house, parts)
      if (judged.kind === 'open') {
        if (view.phase === 'sorry') show({ phase: 'start' })
      } else if (view.phase === 'start' || view.phase === 'sorry') sorry(judged)
    } catch (error) {
      const kind = error instanceof LaterRefusedError ? 'too-old' : 'no-connection'
      if (view.phase === 'start' || view.phase === 'sorry') sorry({ kind })
    }
  }

  async function begin(precheck: Precheck | null) {
    show({ phase: 'starting' })
    // Whoever is faster than the first answer waits for that one: a second question takes longer on a slow line.
    const [mine] = await Promise.all([openStart({ ...parts, precheck }), looking])
    if (over) return mine.zero()
    start = mine
    const attempt = async (answer: StartAnswer): Promise<void> => {
      // She left meanwhile; her goodbye may have come before her start did.
      if (start !== mine) return answer.kind === 'started' ? sayGoodbye(mine) : undefined
      stopRetry()
      if (answer.kind === 'started') {
        start = null
        return open(answer)
      }
      sorry(answer)
      if (answer.kind !== 'no-connection') {
        start = null
        return mine.zero()
      }
      // What she answered is not asked again: the same start is tried until the house is back.
      retry(() => void mine.attempt().then(attempt))
    }
    await attempt(await mine.attempt(freshEntrance()))
  }

  function open(started: Started) {
    talk = openTalk(parts, started, { changed: showTalk, ended: end })
    showTalk()
  }

  function freshEntrance(): Entrance | undefined {
    const isFresh = entrance && Math.abs(parts.clock() - entrance.atMs) <= freshForMs
    return isFresh ? entrance?.house : undefined
  }

  /** Ends the talk, or the start of one; safe when there is neither. */
  function goodbye() {
    stopRetry()
    for (const guard of guards) guard()
    guards.clear()
    talk?.leave()
    if (start) {
      sayGoodbye(start)
      start.zero()
    }
    talk = null
    start = null
  }

  function sayGoodbye({ conversation, tokenB64 }: NonNullable<typeof start>) {
    parts.farewell(`/api/v1/conversations/${conversation}/leave`, tokenB64)
  }

  function sorry(answer: Exclude<StartAnswer, { kind: 'started' }> | { kind: 'too-old' }) {
    const why = answer.kind === 'no-connection' ? 'gone' : answer.kind
    const opensAt = answer.kind === 'closed' && answer.opensAt ? new Date(answer.opensAt) : null
    const nobodyHere = why === 'closed' || why === 'full'
    const canLeaveMessage = nobodyHere && !!entrance?.house.chain
    show({ phase: 'sorry', why, opensAt, canLeaveMessage })
    if (why === 'gone') retry(() => void lookOnce())
  }

  /** Once, after a while or when the device is back. */
  function retry(task: () => void) {
    stopRetry()
    again = () => {
      stopRetry()
      task()
    }
    timer = setTimeout(again, retryMs)
  }

  function stopRetry() {
    clearTimeout(timer)
    again = null
  }

  function showTalk() {
    if (!talk) return
    const view = talk.view()
    if (view.chat.state === 'deleted') end('erased')
    else show({ phase: 'chat', ...view, hasCode, returned })
  }

  function end(reason: Ended) {
    // Without a code there is no other screen: she was away for so long that her session ran out.
    const why = reason === 'elsewhere' && !hasCode ? 'idle' : reason
    goodbye()
    show({ phase: 'ended', why, hasCode: hasCode && why !== 'erased' })
    hasCode = false
  }

  function show(now: VisitView) {
    if (over) return
    view = now
    for (const listener of listeners) listener()
  }
}

export type Visit = ReturnType<typeof openVisit>
