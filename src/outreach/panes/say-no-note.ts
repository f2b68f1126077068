import { debriefWords as say } from '../debrief/words.ts'
import type { NoAnswer } from '../sealed/notes.ts'

/** What came of a question about notes, when it was no answer. */
export function sayNoNote(answer: NoAnswer): string {
  if (answer.kind === 'signed-out') return say.signedOut
  if (answer.kind === 'offline') return say.offline
  return answer.word === 'too-many' ? say.tooMany : say.failed
}
