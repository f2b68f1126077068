import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Complaint, type Content, judgeContent, rules } from '../support/judge-content.ts'

const folder = join(import.meta.dirname, '../../content')
const shipped: Content = new Map(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(md|csv)$/.test(file))
    .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
)
const complaints = await judgeContent(shipped)

describe('the shipped content', () => {
  test.each(rules)('gives no reason to say: %s', (rule) => {
    expect(
      complaints.filter((one) => one.rule === rule).map(({ file, says }) => `${file}: ${says}`),
    ).toEqual([])
  })

  test('is all there', () => {
    expect(shipped.size).toBeGreaterThan(60)
  })
})

describe('a bad page is caught', () => {
  const head = (more = '') =>
    `---\nid: j-99\ntitle: Een proef\nsummary: Dit is een proef.\n${more}source: Proef | -\n---\n\n`
  const long = 'Ik ga nu met jou en met hem en met haar en met de hond naar huis toe.'
  const hard = 'Onverminderd het bepaalde impliceert jurisprudentie proportionaliteit.'
  /** What is new when these files are laid over the shipped ones; null takes a file away. */
  async function caught(files: Readonly<Record<string, string | null>>) {
    const laid = new Map(shipped)
    for (const [file, text] of Object.entries(files))
      if (text === null) laid.delete(file)
      else laid.set(file, text)
    const before = new Set(complaints.map((one) => JSON.stringify(one)))
    return (await judgeContent(laid)).filter((one) => !before.has(JSON.stringify(one)))
  }
  const page = (body: string, more = '') => caught({ 'nl/youth/99.md': head(more) + body })

  test('and a good one is not', async () => {
    const good =
      'Je bent niet alleen. Lees [wat je kunt doen](/j/8#nu) of [praat met ons](/chat).\n\nBel {tel:emergency} of {tel:113}.\n\n::: hulplijn kindertelefoon\n:::\n\n::: feit non-punishment\n:::\n\n::: zelftest geldezel\n:::\n'
    expect(await page(good, 'legal: yes\nreview: 2027-05-22\n')).toEqual([])
  })

  test.each<[Complaint['rule'], string]>([
    ['unreadable', '<b>vet</b>'],
    ['unreadable', '# Te groot'],
    ['unreadable', '::: tip\n\nGeen eind'],
    ['too-hard', long],
    ['too-hard', hard],
    ['dead-link', 'Lees [dit](/j/98).'],
    ['dead-link', 'Lees [dit](/ouders/bestaat-niet).'],
    ['unknown-name', 'Bel {tel:buurman}.'],
    ['unknown-name', '::: hulplijn buurman\n:::'],
    ['unknown-name', '::: feit verzonnen\n:::'],
    ['unknown-name', '::: zelftest verzonnen\n:::'],
    ['unknown-name', '::: beeld foto-1 een foto\n:::'],
    ['typed-number', 'Bel 112.'],
    ['typed-number', 'Bel 0800-2000.'],
    ['typed-number', 'Bel 06 12 34 56 78.'],
    ['typed-number', 'Bel 058-215 70 84.'],
    ['typed-number', 'Bel +31 6 12345678.'],
    ['typed-law', 'Dat staat in artikel 273f.'],
    ['typed-law', 'Dat is art. 5 van de wet.'],
    ['forbidden-phrase', 'De chat is 100% anoniem.'],
    ['forbidden-phrase', 'Je wordt niet gestraft.'],
    ['forbidden-phrase', 'Jij bent een slachtoffer.'],
  ])('%s: %s', async (rule, body) => {
    expect((await page(`${body}\n`)).map((one) => one.rule)).toContain(rule)
  })

  test.each([['legal: yes\n'], ['legal: yes\nreview: 2027-06-01\n'], ['review: 2026-11-01\n']])(
    'review: %j',
    async (more) => {
      expect((await page('Goed.\n', more)).map((one) => one.rule)).toContain('review')
    },
  )

  test('a number in a summary, a warning, a list, a box and an answer', async () => {
    for (const body of [
      '- Bel 112',
      '::: tip\nBel 112\n:::',
      '::: vraag Wie bel ik?\nBel 112\n:::',
    ])
      expect((await page(`${body}\n`)).map((one) => one.rule)).toContain('typed-number')
    const warned = await page('Goed.\n', 'warning: Bel 112\n')
    expect(warned.map((one) => one.rule)).toContain('typed-number')
  })

  test('what is too much for youth can be right for professionals', async () => {
    const body = `${head().replace('j-99', 'p-proef')}Een slachtoffer helpen. ${long}\n`
    expect(await caught({ 'nl/professionals/proef.md': body })).toEqual([])
    const harder = `${body}\n${long.replace('.', ',')} en daarna nog met al mijn vrienden naar school en terug.\n`
    expect(await caught({ 'nl/professionals/proef.md': harder })).toContainEqual(
      expect.objectContaining({ rule: 'too-hard' }),
    )
  })

  test.each<[string, Record<string, string | null>, Partial<Complaint>]>([
    ['an id of another place', { 'nl/youth/98.md': head() }, { rule: 'unreadable' }],
    ['a file that is no page', { 'nl/youth/een twee.md': head() }, { rule: 'unreadable' }],
    [
      'a story without a warning',
      { 'nl/stories/99.md': head().replace('j-99', 'v-99') },
      { rule: 'missing' },
    ],
    [
      'a test of two questions',
      {
        'nl/tests/proef.md': `${head().replace('j-99', 't-proef')}## Ja?\n\nJe zei ja.\n\n::: uitslag ja\nJa.\n:::\n\n::: uitslag nee\nNee.\n:::\n`,
      },
      { rule: 'self-test' },
    ],
    ['an urgent page gone', { 'nl/youth/5.md': null }, { rule: 'missing', file: 'nl/youth' }],
    ['its translation gone', { 'ar/youth/5.md': null }, { rule: 'missing', file: 'ar' }],
    [
      'a fact that is too hard for those who read it',
      {
        'nl/facts.md': `${shipped.get('nl/facts.md')}\n## lang\nkind: practice\ntext: ${long}\nsource: Proef | -\n`,
        'nl/youth/99.md': `${head()}::: feit lang\n:::\n`,
      },
      { rule: 'too-hard' },
    ],
    ['a fact gone', { 'en/facts.md': '' }, { rule: 'unknown-name' }],
    ['Dutch that changed', { 'nl/youth/5.md': head().replaceAll('99', '5') }, { rule: 'outdated' }],
    [
      'a street word to nowhere',
      { 'nl/search-words.csv': 'word,topics\nosso,j-98\n' },
      { rule: 'unknown-name', says: 'osso: j-98' },
    ],
  ])('%s', async (_, files, complaint) => {
    expect(await caught(files)).toContainEqual(expect.objectContaining(complaint))
  })
})
