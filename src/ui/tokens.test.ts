import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast, readColours } from './tokens.ts'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')

/** Every pair that meets on a screen. `sun` is decoration only: nothing may depend on it. */
const texts = [
  ['ink', ['paper', 'card', 'mist', 'warn-mist', 'bad-mist']],
  ['soft', ['paper', 'card', 'mist']],
  ['deep', ['paper', 'card', 'mist']],
  ['on-deep', ['deep']],
  ['ok', ['paper', 'card']],
  ['warn', ['paper', 'card', 'warn-mist']],
  ['bad', ['paper', 'card', 'bad-mist']],
] as const
const shapes = [
  ['edge', ['paper', 'card']],
  ['deep', ['paper', 'card', 'mist']],
] as const

test('the formula gives what WCAG says', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  const colours = readColours(css, theme)
  const of = (name: string) => colours[name] ?? expect.unreachable(`no token ${name}`)
  test.each(texts)('text in %s has at least 4.5 : 1', (text, grounds) => {
    for (const ground of grounds)
      expect(contrast(of(text), of(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
  })
  test.each(shapes)('shapes in %s have at least 3 : 1', (shape, grounds) => {
    for (const ground of grounds)
      expect(contrast(of(shape), of(ground)), `${shape} on ${ground}`).toBeGreaterThanOrEqual(3)
  })
})

test('dark and forced colours give every colour of the light theme', () => {
  const names = Object.keys(readColours(css, 'light'))
  const forced = css.slice(css.indexOf('forced-colors'))
  for (const name of names) expect(forced).toContain(`--keerpunt-${name}: `)
  const dark = css.slice(css.indexOf('prefers-color-scheme'), css.indexOf('forced-colors'))
  for (const name of names) expect(dark).toContain(`--keerpunt-${name}: #`)
})
