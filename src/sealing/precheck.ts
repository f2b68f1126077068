import { readFields, reading, readOneOf } from '../chain/reading.ts'

export const forWhomChoices = ['self', 'relative', 'professional', 'other'] as const
export const ageChoices = ['under12', '12-14', '15', '16-17', '18-22', '23plus'] as const
export const topicChoices = [
  'card',
  'job',
  'debt',
  'threat',
  'pictures',
  'police',
  'someone-else',
  'other',
] as const
export const canTypeChoices = ['yes', 'not-long', 'no'] as const
export const languageChoices = ['nl', 'en', 'ar'] as const

/** What she may tell before the chat; null is "skipped". Sealed to reception. Source: docs/protocol.md §3. */
export type Precheck = {
  readonly forWhom: (typeof forWhomChoices)[number] | null
  readonly age: (typeof ageChoices)[number] | null
  readonly topic: (typeof topicChoices)[number] | null
  readonly canType: (typeof canTypeChoices)[number] | null
  readonly language: (typeof languageChoices)[number]
}

export function parsePrecheck(json: unknown): Precheck | null {
  return reading(() => readPrecheck(json))
}

/** For parsers of larger shapes; throws where `parsePrecheck` gives null. */
export function readPrecheck(json: unknown): Precheck {
  const fields = readFields(json, 'forWhom', 'age', 'topic', 'canType', 'language')
  return {
    forWhom: answerOf(fields.forWhom, forWhomChoices),
    age: answerOf(fields.age, ageChoices),
    topic: answerOf(fields.topic, topicChoices),
    canType: answerOf(fields.canType, canTypeChoices),
    language: readOneOf(fields.language, languageChoices),
  }
}

function answerOf<const T>(value: unknown, choices: readonly T[]): T | null {
  return value === null ? null : readOneOf(value, choices)
}
