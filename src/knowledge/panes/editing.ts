import type { Asking } from '../../doors/asking.ts'
import { clashShape, placePath, savedShape } from '../exchange.ts'
import { mergeTexts } from '../merge.ts'
import type { Place } from '../page.ts'

/** Two texts of which only one can stay, or both by hand. revision: of theirs. */
export type Clash = {
  readonly theirs: string
  readonly by: readonly string[]
  readonly revision: number
}

export type Editing = {
  readonly source: string
  /** Of the draft that `source` came from; null while there is none. */
  readonly revision: number | null
  readonly state: 'as-is' | 'typing' | 'saving' | 'saved' | 'offline' | 'signed-out' | 'refused'
  readonly clash: Clash | null
  /** Grows whenever `source` changed by other hands than hers: the editor then takes it over. */
  readonly taken: number
  /** A colleague's changes now stand in it too. */
  readonly merged: boolean
}

export type EditingParts = {
  readonly asking: Asking
  readonly place: Place
  readonly source: string
  readonly revision: number | null
  /** Runs once, later; gives back what stops it. */
  readonly later: (run: () => void, ms: number) => () => void
}

const quietMs = 1_000
const againMs = 4_000

/**
 * One text that is being written: saves itself a moment after she stops, takes in what a colleague saved meanwhile, and
 * holds on to every word while the line is broken, the session is over or both changed one line.
 */
export function createEditing({ asking, place, source, revision, later }: EditingParts) {
  let now: Editing = { source, revision, state: 'as-is', clash: null, taken: 0, merged: false }
  /** What the house had when what stands here was begun. */
  let base = source
  let stop = () => {}
  let inFlight: Promise<void> | null = null
  let ended = false
  const listeners = new Set<() => void>()
  const path = `/api/v1/knowledge/pages/${placePath(place)}/draft`

  return {
    view: () => now,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    change(text: string) {
      if (text === now.source) return
      show({ source: text, state: 'typing', merged: false })
      plan(quietMs)
    },
    /** Makes a draft of the text as it is: to bring back what was withdrawn. */
    begin() {
      if (!owes()) show({ state: 'typing' })
    },
    /** Saves what is not saved; true when the house has every word. */
    async save(): Promise<boolean> {
      stop()
      while (inFlight) await inFlight
      if (owes()) await send()
      return !owes()
    },
    /** She chose, or merged by hand: this text goes over theirs. */
    settle(text: string) {
      if (!now.clash) return
      const { revision, theirs } = now.clash
      base = theirs
      show({ source: text, revision, clash: null, state: 'typing', taken: now.taken + 1 })
      plan(0)
    },
    /** Another text altogether stands in its place: an earlier version, or none. */
    replace(text: string, newRevision: number | null) {
      stop()
      base = text
      show({
        source: text,
        revision: newRevision,
        state: 'as-is',
        clash: null,
        taken: now.taken + 1,
      })
    },
    owes,
    end() {
      ended = true
      stop()
      listeners.clear()
    },
  }

  /** Words here that the house does not have. */
  function owes(): boolean {
    return now.state !== 'as-is' && now.state !== 'saved'
  }

  function plan(ms: number) {
    stop()
    stop = later(() => {
      inFlight ??= send().finally(() => {
        inFlight = null
      })
    }, ms)
  }

  async function send(): Promise<void> {
    if (now.clash) return
    const sent = now.source
    show({ state: 'saving' })
    const answer = await asking.post(path, { source: sent, revision: now.revision }, savedShape)
    if (ended) return
    if (answer.kind === 'done') return saved(sent, answer.value)
    if (answer.kind === 'refused') {
      const clash = answer.word === 'taken' ? clashShape.safeParse(answer.detail).data : null
      return clash ? clashed(clash) : show({ state: 'refused' })
    }
    show({ state: answer.kind })
    plan(againMs)
  }

  /** The house knows only its last two texts; here stands what she began with, however long ago. */
  function clashed(clash: Clash) {
    const { theirs, revision } = clash
    const merge = mergeTexts(base, now.source, theirs)
    if (merge.kind === 'clash') return show({ state: 'typing', clash })
    takeIn(merge.text, theirs, revision, true)
  }

  function saved(sent: string, value: { source: string; revision: number; merged: boolean }) {
    const { source, revision, merged } = value
    const merge = mergeTexts(sent, now.source, source)
    if (merge.kind === 'merged') return takeIn(merge.text, source, revision, merged)
    base = sent
    show({ state: 'typing', clash: { theirs: source, revision, by: [] } })
  }

  /** theirs: what the house has under this revision. */
  function takeIn(text: string, theirs: string, revision: number, merged: boolean) {
    base = theirs
    const isSaved = text === theirs
    const taken = text === now.source ? now.taken : now.taken + 1
    show({
      source: text,
      revision,
      state: isSaved ? 'saved' : 'typing',
      taken,
      merged: merged || now.merged,
    })
    if (!isSaved) plan(quietMs)
  }

  function show(change: Partial<Editing>) {
    now = { ...now, ...change }
    for (const listener of [...listeners]) listener()
  }
}

export type EditingStore = ReturnType<typeof createEditing>
