import { expect, test } from 'vitest'
import { channelWords as say } from './channel-words.ts'

test('only of a gateway, whose address somebody typed, an answer that stays out asks to check the address', () => {
  for (const kind of ['telegram', 'instagram', 'messenger'] as const)
    expect(say.fails(kind, 'unreachable')).toMatch(
      /antwoordt niet\. Kijk of de (token|gegevens) klop/,
    )
  for (const kind of ['sms', 'email'] as const)
    expect(say.fails(kind, 'unreachable')).toContain('Kijk of het adres klopt')
  expect(say.problemOf('telegram', 'limited')).toBe(say.problem.limited)
})
