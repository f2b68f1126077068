import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { codeForm, codeOf } from './link.ts'

test('every code has the form that addresses know, and all letters come up', () => {
  const codes = Array.from({ length: 2_000 }, () => codeOf(randomBytes(6)))
  expect(codes.filter((code) => !codeForm.test(code))).toEqual([])
  expect(new Set(codes.join('')).size).toBe(32)
  expect(new Set(codes).size).toBe(codes.length)
})

test('nothing else is a code', () => {
  for (const other of ['', 'abcde', 'abcdefg', 'abcdeI', 'abcdei', 'abcdel', 'abcdeo', 'abcdeu'])
    expect(codeForm.test(other)).toBe(false)
})
