import { dayOf } from '../../audit/entry.ts'
import type { Database } from '../../database/server/database.ts'
import type { Survey } from '../survey.ts'
import type { Task } from '../work.ts'
import { createGuard, leastWork, usualPressure } from './pressure.ts'
import { addSurveys } from './survey-store.ts'
import { createBuckets } from './token-buckets.ts'

/** For the whole house: nothing tells from whom one comes. */
export const surveyRate = { burst: 60, perSecond: 1 }
/** Answers wait so long for others, so that no row tells when somebody's talk ended. */
export const surveysEveryMs = 3_600_000
/** More than a month has talks. */
export const mostSurveysInMonth = 20_000
const mostWaiting = 5_000

export type SurveyAnswered =
  | { readonly kind: 'done' }
  | { readonly kind: 'too-many' }
  | ({ readonly kind: 'prove-work' } & Task)

/**
 * Keeps answers in memory, and stores those of an hour shuffled in one statement: the table tells no order and no
 * hour. What a crash takes is lost.
 */
export function createSurveys({
  database,
  clock,
}: {
  readonly database: Database
  readonly clock: () => number
}) {
  const bucket = createBuckets(surveyRate, clock)
  const guard = createGuard(usualPressure, clock)
  let waiting = new Map<string, { readonly survey: Survey; readonly order: number }>()
  let storedMs = clock()

  async function store(): Promise<void> {
    storedMs = clock()
    const batch = waiting
    if (batch.size === 0) return
    waiting = new Map()
    const shuffled = [...batch.values()].sort((one, other) => one.order - other.order)
    try {
      await addSurveys(
        database,
        shuffled.map(({ survey }) => survey),
        dayOf(clock()),
        mostSurveysInMonth,
      )
    } catch (error) {
      waiting = new Map([...batch, ...waiting])
      throw error
    }
  }

  return {
    /** Counts it, once for each id. Always costs the least work; `too-many` when more come than a house has visitors. */
    async take(survey: Survey): Promise<SurveyAnswered> {
      const what = { subjectBytes: survey.id }
      if (!(await guard.accepts(what, survey.work)))
        return { kind: 'prove-work', ...guard.task(what, leastWork) }
      const key = Buffer.from(survey.id).toString('base64url')
      if (waiting.has(key)) return { kind: 'done' }
      if (waiting.size >= mostWaiting || !bucket.take('house')) return { kind: 'too-many' }
      const [order = 0] = crypto.getRandomValues(new Uint32Array(1))
      waiting.set(key, { survey, order })
      return { kind: 'done' }
    },
    /** Stores what an hour brought. Call every few seconds. */
    async tick(): Promise<void> {
      if (clock() - storedMs >= surveysEveryMs) await store()
    },
    /** Stores what waits. */
    [Symbol.asyncDispose]: store,
  }
}

export type Surveys = ReturnType<typeof createSurveys>
