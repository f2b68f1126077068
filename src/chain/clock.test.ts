import { expect, test } from 'vitest'
import { judgeTime } from './clock.ts'
import { dayMs, makeTestChain, testNowMs } from './test-papers.ts'
import { verifyChain } from './verify-chain.ts'

test('papers are judged by the later of both clocks while they roughly agree', () => {
  for (const days of [-7, -0.1, 0, 0.1, 7]) {
    const deviceMs = testNowMs + days * dayMs
    const nowMs = testNowMs + Math.max(0, days) * dayMs
    expect(judgeTime(testNowMs, deviceMs)).toEqual({ kind: 'judged', nowMs })
  }
})

test('a server whose clock trails keeps no paper alive past its end', async () => {
  const { trust, chain } = await makeTestChain()
  const judge = async (serverDays: number, deviceDays: number) => {
    const time = judgeTime(testNowMs + serverDays * dayMs, testNowMs + deviceDays * dayMs)
    if (time.kind === 'clock-wrong') return time.kind
    const verdict = await verifyChain(trust, chain, time.nowMs)
    return verdict.kind === 'refused' ? verdict.why : verdict.kind
  }
  expect(await judge(6, 6.9)).toBe('valid') // the reception's paper runs out on the seventh day
  expect(await judge(6, 7)).toBe('expired')
  expect(await judge(7, 1)).toBe('expired')
  expect(await judge(0, 7)).toBe('expired')
})

test('more than seven days apart, the clock is wrong', () => {
  for (const days of [-7.01, 8]) {
    expect(judgeTime(testNowMs, testNowMs + days * dayMs)).toEqual({ kind: 'clock-wrong' })
  }
  expect(judgeTime(Number.NaN, testNowMs)).toEqual({ kind: 'clock-wrong' })
})
