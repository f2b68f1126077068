import { expect, test } from 'vitest'
import { campaignAskShape, phaseOf } from './campaign.ts'

const asked = {
  name: 'Geldezel? No way!',
  goal: '',
  audience: 'youth',
  startsOn: '2026-11-01',
  endsOn: '2026-11-30',
}

test('a campaign has days that there are, and does not end before it begins', () => {
  expect(campaignAskShape.safeParse(asked).success).toBe(true)
  for (const wrong of [
    { endsOn: '2026-10-31' },
    { startsOn: '2026-02-30' },
    { startsOn: 'morgen' },
    { name: '  ' },
    { name: 'x'.repeat(81) },
    { audience: 'runners' },
  ])
    expect(campaignAskShape.safeParse({ ...asked, ...wrong }).success).toBe(false)
})

test('it runs on its first and on its last day, and not once it was stopped', () => {
  const at = (today: string, stopped = false) => phaseOf({ ...asked, stopped }, today)
  expect(['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((day) => at(day))).toEqual([
    'planned',
    'running',
    'running',
    'over',
  ])
  expect(at('2026-11-10', true)).toBe('stopped')
})
