import fc from 'fast-check'
import { expect, test } from 'vitest'
import { excerpt, highlight } from './highlight.ts'

const shown = (parts: ReturnType<typeof highlight>) =>
  parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')

test('parts put together are the text, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, hits) => {
      expect(
        highlight(text, new Set(hits))
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('a word is marked with its accents and capitals, and only as a whole word', () => {
  const hits = new Set(['boete', 'een', 'غرامة'])
  expect(shown(highlight('Één <b>Boete</b>, geen boetes', hits))).toBe(
    '[Één] <b>[Boete]</b>, geen boetes',
  )
  expect(shown(highlight('هذه غَرَامَة', hits))).toBe('هذه [غَرَامَة]')
})

test('below a title stands the sentence that holds most of what was searched', () => {
  const page = {
    summary: 'Over geld.',
    body: 'Er is een boete. Die boete moet je betalen.\nKlaar.',
  }
  expect(shown(excerpt(page, new Set(['boete', 'betalen'])))).toBe('Die [boete] moet je [betalen].')
  expect(shown(excerpt(page, new Set(['geld', 'boete'])))).toBe('Over [geld].')
  expect(shown(excerpt(page, new Set(['niets'])))).toBe('Over geld.')
})

test('a long sentence is cut around the word, between words', () => {
  const body = `${'woord '.repeat(80)}boete ${'daarna '.repeat(80)}`
  const text = shown(excerpt({ summary: '', body }, new Set(['boete'])))
  expect(text).toMatch(/^… woord .*\[boete\] .*daarna …$/)
  expect(text.length).toBeLessThan(240)
})
