import { expect, test } from 'vitest'
import { colours, firstApart, pictureOf } from './drawing.ts'

const address = 'https://keerpunt.example/c/demaaa'

test('of a text the whole first sentence stands out, and nothing after it', () => {
  const says = 'Snel geld voor een pas die je uitleent aan een ander? Trap er niet in.'
  for (const format of ['poster', 'story'] as const) {
    const svg = pictureOf(format, { says, language: 'nl', address })
    const lines = [...svg.matchAll(/fill="(#\w+)">([^<]*)<\/text>/g)].slice(1, -1)
    const inColour = (colour: string) =>
      lines.flatMap(([, fill, text]) => (fill === colour ? [text] : [])).join(' ')
    expect(inColour(colours.sun)).toBe('Snel geld voor een pas die je uitleent aan een ander?')
    expect(inColour(colours.ink)).toBe('Trap er niet in.')
  }
})

test('a line that its writer broke off stays whole, and a text of one sentence has no rest', () => {
  const says = 'Geldezel? No way!\nJouw pas. Jouw naam.'
  expect(firstApart(says, 'nl')).toEqual({
    first: 'Geldezel? No way!',
    rest: 'Jouw pas. Jouw naam.',
  })
  expect(firstApart(' Nee is ook goed ', 'nl')).toEqual({ first: 'Nee is ook goed', rest: '' })
})
