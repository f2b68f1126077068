import type { Problem } from '../channel.ts'
import type { ChannelState } from '../channel-exchange.ts'
import type { Answers, ChannelRow } from './channel-store.ts'
import type { Sent } from './reply-queue.ts'

/** Failures in a row that make a channel dead. */
export const deadAfter = 3
/** Between two looks at a channel. */
export const lookEveryMs = 60_000
/** So long without a look: nobody does. */
const silentMs = 5 * lookEveryMs

/** What a running channel knows of itself, by what it looks at and fetches. */
export type Pulse = { readonly failures: number; readonly problem: Problem | null }
export const fresh: Pulse = { failures: 0, problem: null }

/** After one more call or look; null: it went well. */
export const after = ({ failures }: Pulse, problem: Problem | null): Pulse =>
  problem ? { failures: failures + 1, problem } : fresh

/** Nobody was answered. */
export const noAnswers: Answers = { anySent: false, failed: 0, problem: null }

/** Both, when `later` came after. */
export const bothAnswers = (earlier: Answers, later: Answers): Answers =>
  later.anySent
    ? later
    : {
        anySent: earlier.anySent,
        failed: earlier.failed + later.failed,
        problem: later.problem ?? earlier.problem,
      }

/** After one more; that there was nobody to answer says nothing. */
export function afterAnswer(answers: Answers, sent: Sent): Answers {
  if (sent.kind === 'sent') return { ...noAnswers, anySent: true }
  if (sent.kind !== 'failed') return answers
  return bothAnswers(answers, { anySent: false, failed: 1, problem: sent.problem })
}

/** How it does, as it stands in the table. */
export function stateOf(row: ChannelRow, now: number): ChannelState {
  if (row.sealed === null) return 'off'
  if (row.alarmed) return 'dead'
  const looked = row.looked_at ?? row.healthy_at
  if (looked && looked.getTime() < now - silentMs) return 'silent'
  if (row.failures > 0 || row.unanswered > 0) return 'failing'
  return row.healthy_at === null ? 'starting' : 'works'
}

/** A whole minute: what is kept tells when we looked, not when somebody wrote. */
export const wholeMinute = (ms: number): number => ms - (ms % 60_000)
