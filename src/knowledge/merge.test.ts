import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeTexts } from './merge.ts'

const base = `---
id: j-3
title: Krijg ik straf?
summary: Wat de wet zegt.
---

Je bent gedwongen.

- Bel iemand.
- Praat erover.

Lees verder.
`
const swap = (from: string, to: string, text = base) => {
  expect(text).toContain(from)
  return text.replace(from, to)
}

describe('what two people made of one text', () => {
  test('stands together when they changed other lines', () => {
    const mine = swap('Krijg ik straf?', 'Krijg ik nu straf?')
    const theirs = swap('Lees verder.', 'Lees verder.\n\nOf bel.')
    const both = swap('Lees verder.', 'Lees verder.\n\nOf bel.', mine)
    expect(mergeTexts(base, mine, theirs)).toEqual({ kind: 'merged', text: both })
  })

  test('stands together when they changed neighbours', () => {
    const mine = swap('title: Krijg ik straf?', 'title: Mijn straf')
    const theirs = swap('summary: Wat de wet zegt.', 'summary: Over de wet.')
    const both = swap('summary: Wat de wet zegt.', 'summary: Over de wet.', mine)
    expect(mergeTexts(base, mine, theirs)).toEqual({ kind: 'merged', text: both })
    const longer = swap('- Bel iemand.', '- Bel iemand.\n- Slaap erover.')
    const other = swap('- Praat erover.', '- Praat met ons.')
    expect(mergeTexts(base, longer, other)).toEqual({
      kind: 'merged',
      text: swap('- Praat erover.', '- Praat met ons.', longer),
    })
  })

  test('is a clash when they changed one line, or added at one place', () => {
    const clash = { kind: 'clash' }
    const one = swap('Je bent gedwongen.', 'Ben je gedwongen?')
    const two = swap('Je bent gedwongen.', 'Je moest.')
    expect(mergeTexts(base, one, two)).toEqual(clash)
    const added = (line: string) => swap('Lees verder.', `${line}\n\nLees verder.`)
    expect(mergeTexts(base, added('Een.'), added('Twee.'))).toEqual(clash)
    expect(mergeTexts(base, swap('Je bent gedwongen.\n\n', ''), one)).toEqual(clash)
  })

  test('is one text when they did the same', () => {
    const one = swap('Je bent gedwongen.', 'Ben je gedwongen?')
    expect(mergeTexts(base, one, one)).toEqual({ kind: 'merged', text: one })
    const more = swap('Lees verder.', 'Klaar.', one)
    expect(mergeTexts(base, one, more)).toEqual({ kind: 'merged', text: more })
  })

  test('is mine where they did nothing, and theirs where I did nothing', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(mergeTexts(before, after, before)).toEqual({ kind: 'merged', text: after })
        expect(mergeTexts(before, before, after)).toEqual({ kind: 'merged', text: after })
      }),
    )
  })

  test('comes out the same whoever of them saved first', () => {
    fc.assert(
      fc.property(text, text, text, (before, mine, theirs) => {
        expect(mergeTexts(before, mine, theirs)).toEqual(mergeTexts(before, theirs, mine))
      }),
      { numRuns: 1_000 },
    )
  })

  test('loses no line that either of them wrote, and brings none back that both took away', () => {
    fc.assert(
      fc.property(text, text, text, (before, mine, theirs) => {
        const merge = mergeTexts(before, mine, theirs)
        if (merge.kind === 'clash') return
        const wrote = [before, mine, theirs, merge.text]
        for (const line of new Set(wrote.flatMap((from) => from.split('\n')))) {
          if (line === '') continue
          const [was = 0, one = 0, two = 0, now] = wrote.map((from) => times(line, from))
          // A line that was there may also have been moved: only what is new, or gone from both, can be counted.
          if (was === 0) expect(now).toBeGreaterThanOrEqual(Math.max(one, two))
          if (one === 0 && two === 0) expect(now).toBe(0)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

const line = fc.constantFrom('een', 'twee', 'drie', 'vier', 'vijf', '- zes', '')
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'))

const times = (line: string, from: string) => from.split('\n').filter((one) => one === line).length
