import { toB64 } from '../../src/chain/base64url.ts'
import type { Bytes } from '../../src/chain/notation.ts'
import { jsonPost, refusalOf } from '../../src/chat/sealed/ask.ts'
import type { Http } from '../../src/chat/sealed/conversation.ts'
import { proveWork } from '../../src/chat/sealed/prove-work.ts'
import type { SurveyAnswer, surveyQuestions } from '../../src/chat/survey.ts'

export type SurveyAnswers = Readonly<Record<(typeof surveyQuestions)[number], SurveyAnswer>>

/**
 * Sends what she thinks of it, after the work the door asks for. http: without her session, so that nothing ties it to
 * her conversation. The same idBytes (16) count once. False: it may not have come through. Never rejects.
 */
export async function sendSurvey(
  http: Http,
  idBytes: Bytes,
  answers: SurveyAnswers,
): Promise<boolean> {
  const post = (more: object) =>
    http('/api/v1/survey', jsonPost({ id: toB64(idBytes), ...answers, ...more }))
  try {
    const first = await post({})
    if (first.ok) return true
    const { word, detail } = await refusalOf(first)
    const work = word === 'prove-work' ? await proveWork(detail, idBytes) : null
    return work !== null && (await post({ work })).ok
  } catch {
    return false
  }
}
