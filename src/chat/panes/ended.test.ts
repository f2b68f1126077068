import { expect, test } from 'vitest'
import type { ConversationView, Item, TextStatus } from '../sealed/view.ts'
import { endedAs } from './ended.ts'

const text = (key: string, status: TextStatus): Item => ({
  key,
  kind: 'text',
  mine: true,
  by: { kind: 'staff', name: 'Noor' },
  text: 'iets',
  sentAt: 1,
  seq: null,
  status,
})
const view: ConversationView = {
  state: 'active',
  place: null,
  waitSeconds: null,
  who: [],
  items: [text('a', { kind: 'read' }), text('b', { kind: 'held', newcomers: ['Sam'], epoch: 2 })],
  typing: true,
  trouble: { kind: 'too-many' },
  unread: 3,
  head: 4,
  epoch: 2,
  aloneSince: null,
}

test('of a deleted conversation not one word stays', () => {
  expect(JSON.stringify(endedAs('deleted', view).shows.view())).not.toContain('iets')
})

test('of a closed one the words stay, and nothing asks or counts any more', () => {
  const { items, typing, unread, trouble } = endedAs('closed', view).shows.view()
  expect(items.map((item) => item.kind === 'text' && item.status.kind)).toEqual(['read', 'waiting'])
  expect({ typing, unread, trouble }).toEqual({ typing: false, unread: 0, trouble: null })
})
