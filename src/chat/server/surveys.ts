import { dayOf } from '../../audit/entry.ts'
import type { Survey } from '../survey.ts'
import type { Chat } from './chat.ts'
import { addSurvey } from './survey-store.ts'

/** For the whole house: nothing tells from whom one comes. */
export const surveyRate = { burst: 60, perSecond: 1 }

/** Counts it, once for each id; false when more come than a house has visitors. */
export async function takeSurvey(chat: Chat, survey: Survey): Promise<boolean> {
  const { database, clock } = chat.parts
  if (!chat.buckets.surveys.take('house')) return false
  await addSurvey(database, survey, dayOf(clock()))
  return true
}
