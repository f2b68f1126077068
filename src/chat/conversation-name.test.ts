import { expect, test } from 'vitest'
import { toB64 } from '../chain/base64url.ts'
import type { ConversationId } from '../chain/member.ts'
import { conversationName } from './conversation-name.ts'

const idFrom = (first: number, second: number) =>
  toB64(Uint8Array.from({ length: 16 }, (_, at) => [first, second][at] ?? 9)) as ConversationId

test('a conversation has the same short name everywhere, from its id alone', () => {
  expect(conversationName(idFrom(0, 0))).toBe('000')
  expect(conversationName(idFrom(255, 255))).toBe('ZZZ')
  expect(conversationName(idFrom(0b00111_011, 0b11_00011_0))).toBe('7F3')
})

test('a name never holds a letter that is taken for another', () => {
  const names = Array.from({ length: 256 }, (_, at) => conversationName(idFrom(at, 255 - at)))
  expect(names.join('')).not.toMatch(/[ILOU]/)
})
