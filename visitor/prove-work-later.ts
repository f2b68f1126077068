import type { proveWork as prove } from '../src/chat/sealed/prove-work.ts'
import { loadLater } from './later.ts'

/** The chat's bundle has this file in the place of `chat/sealed/prove-work.ts`: work is asked for under pressure only. */
export const proveWork: typeof prove = async (task, subjectBytes) =>
  (await loadLater('return')).proveWork(task, subjectBytes)
