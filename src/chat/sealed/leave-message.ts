import { openStart, type StartParts } from './start.ts'

/**
 * Starts a conversation that waits for nobody: while the chat is closed or full her words go to the inbox, sealed to the
 * team like any start. She keeps a code before she writes, or the answer can not reach her.
 */
export function openLeaveMessage(parts: StartParts): ReturnType<typeof openStart> {
  return openStart({ ...parts, message: true })
}
