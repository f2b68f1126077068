import type { Bytes } from '../chain/notation.ts'
import { malformed, readBytes, readCount, readFields, reading, readList } from '../chain/reading.ts'

/** The most messages one page holds. */
export const pageSize = 200

/** `GET …/messages?after=N`: messages above N in order, and the last number given out. frameBytes: sender ‖ body. */
export type MessagePage = { readonly head: number; readonly messages: readonly LoggedFrame[] }
export type LoggedFrame = { readonly seq: number; readonly frameBytes: Bytes }

export function parseMessagePage(json: unknown): MessagePage | null {
  return reading(() => {
    const { head, messages } = readFields(json, 'head', 'messages')
    return { head: readCount(head), messages: readList(messages, pageSize, readLoggedFrame) }
  })
}

function readLoggedFrame(json: unknown): LoggedFrame {
  const [seq, frame, ...more] = readList(json, 2, (entry) => entry)
  return more.length === 0 ? { seq: readCount(seq), frameBytes: readBytes(frame) } : malformed()
}
