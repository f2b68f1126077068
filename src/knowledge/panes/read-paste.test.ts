import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { printMarkdown } from '../print-markdown.ts'
import { type Pasted, readPaste } from './read-paste.ts'

const h = (name: string, attrs: Record<string, string>, ...inside: Pasted[]): Pasted => ({
  name,
  attrs,
  inside,
})
const p = (...inside: Pasted[]) => h('p', { class: 'MsoNormal' }, ...inside)
const printed = (...pasted: Pasted[]) => printMarkdown(readPaste(pasted))

/** As Word writes an item: a paragraph whose bullet is text. */
const wordItem = (mark: string, words: string) =>
  h(
    'p',
    {
      class: 'MsoListParagraphCxSpFirst',
      style: 'text-indent:-18.0pt;mso-list:l0 level1 lfo1',
    },
    h('span', { style: 'mso-list:Ignore' }, mark, h('span', { style: 'font:7pt' }, '   ')),
    words,
  )

describe('what somebody pastes', () => {
  test('of a letter in Word keeps its words, its stress and its links', () => {
    expect(
      printed(
        h('style', {}, '@font-face { font-family: Calibri }'),
        h('h1', {}, h('span', { style: 'font-weight:bold' }, 'Praten met je kind')),
        p('Zeg: ', h('b', {}, '“ik blijf bij je”'), ' en wacht.', h('o:p', {}, ' ')),
        p(h('a', { href: 'https://www.om.nl/a' }, 'Lees verder')),
      ),
    ).toBe(
      '## Praten met je kind\n\nZeg: **“ik blijf bij je”** en wacht.\n\n[Lees verder](https://www.om.nl/a)\n',
    )
  })

  test('of lists in Word becomes lists, without the drawn bullets and numbers', () => {
    expect(
      printed(wordItem('·', 'Luister.'), wordItem('·', 'Blijf rustig.'), wordItem('1.', 'Bel.')),
    ).toBe('- Luister.\n- Blijf rustig.\n\n1. Bel.\n')
  })

  test('of nested lists becomes one flat list', () => {
    const nested = h('ul', {}, h('li', {}, 'twee'), h('li', {}, 'drie'))
    const list = h('ul', {}, h('li', {}, h('p', {}, 'een'), nested), h('li', {}, 'vier'))
    expect(printed(list)).toBe('- een\n- twee\n- drie\n- vier\n')
  })

  test('of a table becomes a line for each row', () => {
    const row = (...cells: string[]) => h('tr', {}, ...cells.map((one) => h('td', {}, p(one))))
    expect(printed(h('table', {}, h('tbody', {}, row('wie', 'wat'), row('jij', 'bellen'))))).toBe(
      'wie – wat\n\njij – bellen\n',
    )
  })

  test('never makes a script, a picture by address or a strange link of it', () => {
    const bad = readPaste([
      h('script', {}, 'alert(1)'),
      h('img', { src: 'x', onerror: 'alert(1)' }),
      h('a', { href: 'javascript:alert(1)', onclick: 'alert(1)' }, 'klik'),
    ])
    expect(JSON.stringify(bad)).not.toContain('alert')
    expect(printMarkdown(bad)).toBe('klik\n')
  })

  test('loses no word, whatever stands in what', () => {
    fc.assert(
      fc.property(fc.array(pasted, { maxLength: 5 }), (all) => {
        const words = all.flatMap(wordsOf).sort()
        const kept = JSON.stringify(readPaste(all)).match(/w\d+w/g) ?? []
        expect(kept.sort()).toEqual(words)
      }),
      { numRuns: 500 },
    )
  })
})

const names = ['p', 'div', 'ul', 'ol', 'li', 'span', 'b', 'i', 'table', 'tr', 'td', 'h2', 'h4']
const { pasted } = fc.letrec<{ pasted: Pasted }>((tie) => ({
  pasted: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.nat(999).map((number): Pasted => ` w${number}w `),
    fc
      .tuple(
        fc.constantFrom(...names, 'blockquote', 'section', 'font', 'o:p'),
        fc.array(tie('pasted'), { maxLength: 4 }),
      )
      .map(([name, inside]): Pasted => ({ name, attrs: {}, inside })),
  ),
}))
const wordsOf = (one: Pasted): string[] =>
  typeof one === 'string' ? (one.match(/w\d+w/g) ?? []) : one.inside.flatMap(wordsOf)
