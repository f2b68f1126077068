import { expect, test } from 'vitest'
import type { PaperHash } from '../../chain/member.ts'
import type { Account } from '../../people/server/rows.ts'
import { workersIn } from './workers.ts'

type Facts = Pick<Account, 'role' | 'revoked'>
const usual: Facts = { role: 'outreach_worker', revoked: false }
/** Papers of these people; valid: those whose paper a client would accept today. */
function papersOf(people: Readonly<Record<string, Facts>>, valid = Object.keys(people)) {
  const accounts = Object.entries(people).map(
    ([name, facts]) =>
      [
        name as PaperHash,
        { ...facts, id: `id-${name}`, pseudonym: name, member: `member-${name}` } as Account,
      ] as const,
  )
  return {
    accounts: new Map(accounts),
    valid: { staff: new Set(valid.map((name) => `member-${name}`)) },
  } as unknown as Parameters<typeof workersIn>[0]
}

test('who does outreach work now, and nobody else', () => {
  const papers = papersOf({
    Lou: usual,
    Ray: usual,
    Gone: { ...usual, revoked: true },
    Counsellor: { ...usual, role: 'counsellor' },
    Supervisor: { ...usual, role: 'supervisor' },
  })
  expect([...workersIn(papers)]).toEqual([
    ['id-Lou', 'Lou'],
    ['id-Ray', 'Ray'],
  ])
})

test('a paper that ended is no worker, and without verified papers there is none', () => {
  expect([...workersIn(papersOf({ Lou: usual, Ray: usual }, ['Ray'])).values()]).toEqual(['Ray'])
  expect(workersIn({ ...papersOf({ Lou: usual }), valid: null }).size).toBe(0)
})
