import { expect, test } from 'vitest'
import { reading } from '../chain/reading.ts'
import { lineCode, lines, readLineCode } from './line.ts'

test('every line is one digit on the wire, and comes back as itself', () => {
  expect(lines.map((line) => JSON.stringify(lineCode(line)).length)).toEqual([1, 1, 1])
  expect(lines.map((line) => readLineCode(lineCode(line)))).toEqual(lines)
})

test('anything else is malformed', () => {
  for (const json of ['self', '0', 3, -1, 0.5, null])
    expect(reading(() => readLineCode(json))).toBeNull()
})
