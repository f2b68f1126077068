import type { LineState } from '../live/line.ts'
import type { ChannelAlarm } from '../outreach/channel-alarm.ts'
import { type Board, emptyBoard, type Happening, next } from './board.ts'
import type { DeskTrouble } from './judge-desk.ts'

export type DeskView = {
  readonly board: Board
  readonly line: LineState
  readonly trouble: DeskTrouble | null
  /** What she should know once; gone when she closes it or does the next thing. */
  readonly notice: string | null
  /** Her shift ended by itself while she had conversations; until she has looked at them. */
  readonly shiftEnded: boolean
  /** For supervisors: the ways in that do not work. */
  readonly alarms: readonly ChannelAlarm[]
}

const nothing: DeskView = {
  board: emptyBoard,
  line: 'connecting',
  trouble: null,
  notice: null,
  shiftEnded: false,
  alarms: [],
}

/** What the desk shows now, and who is told when it changes. */
export function createScreen() {
  const listeners = new Set<() => void>()
  let view = nothing

  function show(change: Partial<DeskView>) {
    view = { ...view, ...change }
    for (const listener of listeners) listener()
  }

  return {
    view: () => view,
    board: () => view.board,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    show,
    happen(happening: Happening, change: Partial<DeskView> = {}) {
      show({ ...change, board: next(view.board, happening) })
    },
    /** Forgets everything and tells nobody. */
    wipe() {
      view = { ...nothing, line: 'down' }
    },
  }
}

export type Screen = ReturnType<typeof createScreen>
