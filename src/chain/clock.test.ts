import { expect, test } from 'vitest'
import { judgeTime } from './clock.ts'
import { dayMs, testNowMs } from './test-papers.ts'

test("papers are judged by the server's time while the device roughly agrees", () => {
  for (const days of [-7, -0.1, 0, 7]) {
    const deviceMs = testNowMs + days * dayMs
    expect(judgeTime(testNowMs, deviceMs)).toEqual({ kind: 'judged', nowMs: testNowMs })
  }
})

test('more than seven days apart, the clock is wrong', () => {
  for (const days of [-7.01, 8]) {
    expect(judgeTime(testNowMs, testNowMs + days * dayMs)).toEqual({ kind: 'clock-wrong' })
  }
  expect(judgeTime(Number.NaN, testNowMs)).toEqual({ kind: 'clock-wrong' })
})
