import type { Enrolled } from '../sealed/enrol.ts'
import { peopleWords as words } from '../words.ts'

/** What to say about a sign-in or enrolment that did not succeed. */
export function sentenceFor(
  outcome: Exclude<Enrolled, { kind: 'unlocked' }>,
  refusals: Readonly<Record<string, string>>,
): string {
  if (outcome.kind === 'refused') return refusals[outcome.word] ?? words.refusedOther
  return words[outcome.kind]
}
