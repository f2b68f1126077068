import type { Bytes } from '../chain/notation.ts'
import { hasField, readBytes, readFields, reading, readOneOf } from '../chain/reading.ts'
import { workBytes } from './work.ts'

/** What may be asked afterwards. Whoever answers none of them may still send it. */
export const surveyQuestions = ['heard', 'knows', 'again'] as const
/** No, a little, yes. */
export const surveyAnswers = [0, 1, 2] as const
/** Null: left open. */
export type SurveyAnswer = (typeof surveyAnswers)[number] | null

/**
 * `POST /api/v1/survey`. id: 16 random bytes, of this sending only, so that a retry counts once. work: the answer to a
 * `prove-work` refusal, for the id; else null.
 */
export type Survey = Readonly<Record<(typeof surveyQuestions)[number], SurveyAnswer>> & {
  readonly id: Bytes
  readonly work: Bytes | null
}

export function parseSurvey(json: unknown): Survey | null {
  return reading(() => {
    const { id, heard, knows, again, work } = readFields(
      json,
      ...(['id', ...surveyQuestions] as const),
      ...(hasField(json, 'work') ? (['work'] as const) : []),
    )
    return {
      id: readBytes(id, 16),
      heard: readAnswer(heard),
      knows: readAnswer(knows),
      again: readAnswer(again),
      work: work === undefined ? null : readBytes(work, workBytes),
    }
  })
}

const readAnswer = (json: unknown): SurveyAnswer =>
  json === null ? null : readOneOf(json, surveyAnswers)
