import type { Day } from './holidays.ts'
import type { OpenState, Schedule, Week } from './hours.ts'
import { everyDay, openState } from './hours.ts'

/** When the chat takes newcomers. Those already queued at closing time are still served. */
export type ChatHours = {
  readonly week: Week
  readonly closedOnHolidays: boolean
  readonly closedDays: readonly Day[]
  /** The last minutes before closing in which no newcomer is let in, so that a talk is not cut short. */
  readonly entryCutOffMinutes: number
}

/** Holds until an organisation sets its own, and when the database is gone. A proposal, not a fact. */
export const defaultChatHours: ChatHours = {
  week: everyDay(['14:00', '22:00']),
  closedOnHolidays: false,
  closedDays: [],
  entryCutOffMinutes: 30,
}

/** Open around the clock, for the demo. */
export const alwaysOpen: ChatHours = {
  ...defaultChatHours,
  week: everyDay(['00:00', '24:00']),
  entryCutOffMinutes: 0,
}

/** Whether a newcomer is let in now; `closesAt` is the moment entry ends. */
export function chatEntry(hours: ChatHours, now: Date): OpenState {
  const schedule = scheduleOf(hours)
  const state = openState(schedule, now)
  if (state.kind === 'closed' || state.closesAt === null) return state
  const entryEnds = new Date(state.closesAt.getTime() - hours.entryCutOffMinutes * 60_000)
  if (now < entryEnds) return { kind: 'open', closesAt: entryEnds }
  const after = openState(schedule, state.closesAt)
  return { kind: 'closed', opensAt: after.kind === 'closed' ? after.opensAt : state.closesAt }
}

function scheduleOf(hours: ChatHours): Schedule {
  return {
    kind: 'weekly',
    week: hours.week,
    holidays: hours.closedOnHolidays ? [] : 'as-usual',
    exceptions: new Map(hours.closedDays.map((day) => [day, []])),
  }
}
