import { render } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { chatDeskWords as words } from '../desk-words.ts'
import type { Item, TextItem, TextStatus } from '../sealed/view.ts'
import { MessageItem } from './MessageItem.tsx'

const shown = (item: Item) =>
  render(<MessageItem item={item} onSendAnyway={() => {}} onDiscard={() => {}} />)
const own = (status: TextStatus): TextItem & { key: string } => ({
  key: 'k',
  kind: 'text',
  mine: true,
  by: { kind: 'staff', name: 'Noor' },
  text: 'hoi',
  sentAt: Date.UTC(2026, 0, 5, 19, 4),
  seq: null,
  status,
})

describe('a line of the log', () => {
  test('what is not on the server says so, in so many words', () => {
    expect(shown(own({ kind: 'waiting' }))).toContain('nog niet verstuurd')
    expect(shown(own({ kind: 'held', newcomers: ['Sam'], epoch: 2 }))).toContain(
      'nog niet verstuurd',
    )
    for (const why of ['ended', 'too-large', 'malformed'] as const)
      expect(shown(own({ kind: 'unsendable', why }))).toContain(words.unsendable[why])
  })

  test('sent, arrived and read are three different words', () => {
    expect(shown(own({ kind: 'sent' }))).toContain('verstuurd')
    expect(shown(own({ kind: 'delivered' }))).toContain('aangekomen')
    expect(shown(own({ kind: 'read' }))).toContain('gelezen')
  })

  test('held words ask before they go, and name who came', () => {
    const html = shown(own({ kind: 'held', newcomers: ['Sam', 'Mila'], epoch: 2 }))
    expect(html).toContain('Sam en Mila zijn erbij gekomen. Toch versturen?')
    expect(html).toContain(words.sendAnyway)
    expect(html).toContain(words.discard)
  })

  test('nothing that failed to open is dropped', () => {
    for (const why of ['no-key', 'broken', 'unsigned', 'repeated'] as const)
      expect(shown({ key: 'k', kind: 'unopened', seq: 3, why })).toContain(words.unopened[why])
    for (const why of ['missing', 'order', 'history'] as const)
      expect(shown({ key: 'k', kind: 'gap', why })).toContain(words.gap[why])
    expect(shown({ key: 'k', kind: 'refused', why: 'wrong-key' })).toContain(words.refusedMember)
  })

  test('markup in words is words', () => {
    const html = shown({
      ...own({ kind: 'sent' }),
      mine: false,
      by: { kind: 'visitor', name: null },
      text: '<img src=x onerror=alert(1)>',
    })
    expect(html).toContain('&lt;img src=x onerror=alert(1)>')
    expect(html).not.toContain('<img')
  })

  test('a colleague’s words carry her name, isolated from their direction', () => {
    const item: Item = { ...own({ kind: 'sent' }), mine: false, by: { kind: 'staff', name: 'Sam' } }
    expect(shown(item)).toContain('<b class="by"><bdi>Sam</bdi></b>')
  })
})
