import { expect, test } from 'vitest'
import { callFor } from './crisis.ts'

test.each([
  ['ik wil dood', '113: 0800-0113'],
  ['Zelfmoord', '113: 0800-0113'],
  ['i want to die', '113: 0800-0113'],
  ['انتحار', '113: 0800-0113'],
  ['hij heeft een wapen', '112'],
  ['ze staan voor de deur', '112'],
])('“%s” brings %s above everything', (asked, name) => {
  expect(callFor(asked, 'nl')?.name).toBe(name)
})

test.each(['pinpas', 'boete', 'doodmoe', '', 'a'.repeat(10_000)])('“%s” can wait', (asked) => {
  expect(callFor(asked, 'nl')).toBeNull()
})
