import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMarkdown } from '../markdown.ts'
import { readPage } from '../page-text.ts'
import { printMarkdown } from '../print-markdown.ts'
import { type DocNode, toBlocks, toDoc } from './doc.ts'

const content = resolve(import.meta.dirname, '../../../content')

describe('a page in the editor', () => {
  test('of everything we ship comes out as it went in', () => {
    const files = readdirSync(content, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.md') && !file.endsWith('facts.md'),
    )
    expect(files.length).toBeGreaterThan(30)
    for (const file of files) {
      const blocks = readPage(readFileSync(join(content, file), 'utf8')).page?.blocks ?? []
      expect([file, toBlocks(toDoc(blocks))]).toEqual([file, blocks])
    }
  })

  test('prints and reads again as the same page, whatever was typed', () => {
    fc.assert(
      fc.property(doc, (typed) => {
        const blocks = toBlocks(typed)
        const read = readMarkdown(printMarkdown(blocks))
        expect(read.blocks).toEqual(readable(blocks))
        expect(toBlocks(toDoc(read.blocks))).toEqual(read.blocks)
      }),
      { numRuns: 1_500 },
    )
  })

  test('keeps every word that was typed', () => {
    fc.assert(
      fc.property(doc, (typed) => {
        expect(bare(printed(toBlocks(typed)))).toEqual(bare(typedIn(typed)))
      }),
      { numRuns: 500 },
    )
  })

  test('stresses whole words', () => {
    const typed: DocNode = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Bel' },
            { type: 'text', text: 'len. ', marks: [{ type: 'bold' }] },
            { type: 'text', text: 'Nu' },
          ],
        },
      ],
    }
    expect(printMarkdown(toBlocks(typed))).toBe('**Bellen.** Nu\n')
  })

  test('makes no link of an address that is none of ours', () => {
    const marks = [{ type: 'link', attrs: { to: 'javascript:alert(1)' } }]
    const typed = {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: 'klik', marks }] }],
    }
    expect(printMarkdown(toBlocks(typed))).toBe('klik\n')
  })
})

/** Backticks become quotes, brackets in a link become round ones: `print-markdown.ts`. */
function readable(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}

const character = fc.constantFrom(...'abcdefé 1.,!?*_#>-+:;()"\'{}~|&<\\')
const words = fc.string({ unit: character, minLength: 1, maxLength: 12 })
const marks = fc.subarray([
  { type: 'bold' },
  { type: 'italic' },
  { type: 'link', attrs: { to: '/j/3' } },
])
const inline: fc.Arbitrary<DocNode> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant('text'), text: words, marks }) },
  {
    weight: 1,
    arbitrary: fc.constant<DocNode>({ type: 'tel', attrs: { line: 'veilig-thuis' } }),
  },
)
const line = (type: string, attrs: Record<string, unknown> = {}): fc.Arbitrary<DocNode> =>
  fc.array(inline, { maxLength: 4 }).map((content) => ({ type, attrs, content }))
const item = line('paragraph').map((one): DocNode => ({ type: 'listItem', content: [one] }))
const flow: fc.Arbitrary<DocNode> = fc.oneof(
  line('paragraph'),
  line('speech'),
  fc
    .tuple(fc.constantFrom('bulletList', 'orderedList'), fc.array(item, { maxLength: 3 }))
    .map(([type, content]) => ({ type, content })),
)
const flows = fc.array(flow, { minLength: 1, maxLength: 3 })
const asks = words.map((text): DocNode => ({ type: 'asks', content: [{ type: 'text', text }] }))
const block: fc.Arbitrary<DocNode> = fc.oneof(
  { weight: 3, arbitrary: flow },
  line('heading', { level: 2, icon: 'phone' }),
  line('heading', { level: 3, icon: null }),
  flows.map((content) => ({ type: 'box', attrs: { box: 'let-op' }, content })),
  fc.tuple(asks, flows).map(([first, rest]) => ({ type: 'question', content: [first, ...rest] })),
  flows.map((content) => ({ type: 'outcome', attrs: { answer: 'nee' }, content })),
  fc.constant<DocNode>({ type: 'fact', attrs: { fact: 'lawyer-first' } }),
  words
    .filter((alt) => alt.trim() !== '')
    .map((alt) => ({ type: 'media', attrs: { media: 'beeld', id: 'a1', alt } })),
  fc.constant<DocNode>({
    type: 'media',
    attrs: { media: 'film', id: 'a1', alt: 'wat je ziet', captions: '0:00 Hoi' },
  }),
)
const doc = fc.array(block, { maxLength: 6 }).map((content): DocNode => ({ type: 'doc', content }))

const bare = (text: string) => text.replaceAll(/\s+/g, '')
const typedIn = (one: DocNode): string =>
  one.type === 'media'
    ? String(one.attrs?.['alt'])
    : (one.text ?? '') + (one.content ?? []).map(typedIn).join(' ')
function printed(value: unknown): string {
  if (Array.isArray(value)) return value.map(printed).join(' ')
  if (typeof value !== 'object' || value === null) return ''
  const { kind, text, alt, question, ...rest } = value as Record<string, unknown>
  const own = [text, alt, question].filter((one) => typeof one === 'string').join(' ')
  return `${own} ${Object.values(rest).map(printed).join(' ')}`
}
