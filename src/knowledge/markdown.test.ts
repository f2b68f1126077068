import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { iconNames } from '../ui/icons.ts'
import type { Block, Flow, Run, Runs } from './block.ts'
import { boxNames } from './block.ts'
import { readMarkdown } from './markdown.ts'
import { printMarkdown } from './print-markdown.ts'
import { merged } from './runs.ts'

const page = `## Bel de bank {phone}

Je mag **altijd** bellen met {tel:kindertelefoon}. Lees [wat je kunt doen](/j/8).

::: stappen
1. Ga naar een plek die veilig is.
2. Bel iemand die je vertrouwt.
:::

> Ik wil hiermee stoppen.

::: vraag Krijg ik een strafblad?
Dat ligt eraan.
:::

::: feit non-punishment
:::

::: hulplijn veilig-thuis
:::

::: zelftest geldezel
:::

::: beeld kamer-1 een kamer met een bed
:::
`

describe('our Markdown', () => {
  test('is read block by block', () => {
    const { blocks, problems } = readMarkdown(page)
    expect(problems).toEqual([])
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'box',
      'speech',
      'question',
      'fact',
      'helpline',
      'self-test',
      'media',
    ])
    expect(blocks[0]).toMatchObject({ level: 2, icon: 'phone', runs: [{ text: 'Bel de bank' }] })
    expect(blocks[1]).toMatchObject({
      runs: [
        { text: 'Je mag ' },
        { text: 'altijd', strong: true },
        { text: ' bellen met ' },
        { kind: 'tel', line: 'kindertelefoon' },
        { text: '. Lees ' },
        { text: 'wat je kunt doen', to: '/j/8' },
        { text: '.' },
      ],
    })
    expect(printMarkdown(blocks)).toBe(page)
  })

  test.each([
    ['<script>alert(1)</script>', 'html', 1],
    ['Klik <b>hier</b>', 'html', 1],
    ['a\n\n[klik](javascript:alert)', 'bad-link', 3],
    ['[klik](http://x.example)', 'bad-link', 1],
    ['[klik](//x.example)', 'bad-link', 1],
    ['![a](https://x.example/a.png)', 'image-by-address', 1],
    ['| a | b |\n| - | - |\n| 1 | 2 |', 'table', 1],
    ['    code', 'code', 1],
    ['# Groot', 'heading-level', 1],
    ['::: beeld foto\n:::', 'missing-argument', 1],
    ['::: doos\n:::', 'unknown-block', 1],
    ['::: tip\n\nTekst', 'block-not-closed', 1],
    ['::: tip\n\n::: tip\n:::\n', 'nested-block', 1],
    ['## Kop {nergens}', 'unknown-icon', 1],
    ['_a'.repeat(20_000), 'too-wild', 1],
    [`a\n${'>'.repeat(10_000)} b`, 'too-wild', 2],
    [`${'* '.repeat(4_000)}b`, 'too-wild', 1],
    ['a\n\n'.repeat(6_000), 'too-wild', 5_000],
    ['[klik](https://keerpunt.nl@elders.nl/)', 'bad-link', 1],
  ])('%j is named as %s and its words stay', (text, word, line) => {
    const { problems } = readMarkdown(text)
    expect(problems).toContainEqual(expect.objectContaining({ word, line }))
  })

  test('printed and read again is the same', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (blocks) => {
        expect(readMarkdown(printMarkdown(apart(blocks)))).toEqual({
          blocks: apart(blocks),
          problems: [],
        })
      }),
      { numRuns: 500 },
    )
  })
})

/** Two lists or two speeches in a row are one in Markdown; the editor knows no such pair either. */
const apart = (blocks: readonly Block[]): readonly Block[] =>
  blocks.filter((one, at) =>
    one.kind !== 'list' && one.kind !== 'speech' ? true : one.kind !== blocks[at - 1]?.kind,
  )

const word = fc.stringMatching(/^[A-Za-zéë0-9.,!?*_[\]<>{}&~#:'"()\\|+-]{1,9}$/)
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(' '))
const look = fc.record({
  strong: fc.boolean(),
  em: fc.boolean(),
  to: fc.option(fc.constantFrom('/j/3', '/ouders/praten#a', 'https://a.example/b?c=d')),
})
const textRun: fc.Arbitrary<Run> = fc.tuple(words, look).map(([text, how]) => ({
  kind: 'text',
  text: how.to === null ? text : text.replaceAll(/[[\]]/g, '-'),
  ...how,
}))
const tel: fc.Arbitrary<Run> = fc.constant({ kind: 'tel', line: '113' })
const space: Run = { kind: 'text', text: ' ', strong: false, em: false, to: null }
const runs: fc.Arbitrary<Runs> = fc
  .array(fc.oneof({ weight: 4, arbitrary: textRun }, tel), { minLength: 1, maxLength: 4 })
  .map((all) => merged(all.flatMap((run, at) => (at === 0 ? [run] : [space, run]))))
const flow: fc.Arbitrary<Flow> = fc.oneof(
  runs.map((all) => ({ kind: 'paragraph', runs: all }) as const),
  runs.map((all) => ({ kind: 'speech', runs: all }) as const),
  fc
    .tuple(fc.boolean(), fc.array(runs, { minLength: 1, maxLength: 3 }))
    .map(([ordered, items]) => ({ kind: 'list', ordered, items }) as const),
)
const inside = fc.array(flow, { maxLength: 3 }).map((all) => apart(all) as readonly Flow[])
const block: fc.Arbitrary<Block> = fc.oneof(
  flow,
  fc
    .tuple(fc.constantFrom(2, 3), runs, fc.option(fc.constantFrom(...iconNames)))
    .map(
      ([level, all, icon]) =>
        ({ kind: 'heading', level: level as 2 | 3, runs: all, icon }) as const,
    ),
  fc
    .tuple(fc.constantFrom(...boxNames), inside)
    .map(([box, all]) => ({ kind: 'box', box, inside: all }) as const),
  fc
    .tuple(words, inside)
    .map(([question, all]) => ({ kind: 'question', question, inside: all }) as const),
  fc.constantFrom<Block>(
    { kind: 'helpline', line: '113' },
    { kind: 'fact', fact: 'non-punishment' },
    {
      kind: 'media',
      media: 'film',
      id: 'a-1',
      alt: 'wat je ziet',
      captions: [{ at: 64, says: '0:01 [*hoi*] ::: &amp;' }],
    },
  ),
)
