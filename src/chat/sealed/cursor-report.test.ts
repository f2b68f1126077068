import { expect, test } from 'vitest'
import { openCursorReport, type Reached } from './cursor-report.ts'

/** A far end that answers when the test says so. */
function makeReport() {
  const told: Reached[] = []
  let answer: (arrived: boolean) => void = () => {}
  const report = openCursorReport((reached) => {
    told.push(reached)
    return new Promise((resolve) => {
      answer = resolve
    })
  })
  return { report, told, answer: (arrived: boolean) => answer(arrived) }
}

test('one report at a time, and the newest wins', async () => {
  const { report, told, answer } = makeReport()
  report.reach({ delivered: 1 })
  report.reach({ delivered: 2 })
  report.reach({ delivered: 3, shown: 3 })
  expect(told).toEqual([{ delivered: 1, shown: 0 }])
  answer(true)
  await expect.poll(() => told.at(-1)).toEqual({ delivered: 3, shown: 3 })
  expect(told).toHaveLength(2)
})

test('a report that did not arrive is made again with the next one', async () => {
  const { report, told, answer } = makeReport()
  report.reach({ delivered: 1 })
  answer(false)
  await Promise.resolve()
  await Promise.resolve()
  report.reach({ delivered: 2 })
  await expect
    .poll(() => told)
    .toEqual([
      { delivered: 1, shown: 0 },
      { delivered: 2, shown: 0 },
    ])
})

test('it only moves forwards, and tells nothing the server knows', () => {
  const { report, told } = makeReport()
  report.known({ delivered: 5, shown: 4 })
  expect(report.reach({ delivered: 5, shown: 2 })).toBe(false)
  expect(report.shown()).toBe(4)
  expect(told).toEqual([])
})

test('what was shown was held: a report never says less', () => {
  const { report, told } = makeReport()
  report.reach({ shown: 2 })
  expect(told).toEqual([{ delivered: 2, shown: 2 }])
})
