import type { PageLine } from '../exchange.ts'

/** What is to be done with a page, most pressing first. */
export const taskKinds = [
  'review',
  'answer',
  'withdrawn-by-date',
  'overdue',
  'outdated',
  'concept-law',
  'due-soon',
] as const
export type TaskKind = (typeof taskKinds)[number]
export type Task = { readonly kind: TaskKind; readonly page: PageLine }

/** Pages are to be looked at again from this many days before their review day. */
const soonDays = 30

/** What asks for somebody now. today: `YYYY-MM-DD`. me: whose own texts are not hers to check. */
export function tasksIn(pages: readonly PageLine[], today: string, me: string): readonly Task[] {
  const tasks = pages.flatMap((page) => kindsOf(page, today, me).map((kind) => ({ kind, page })))
  const rank = ({ kind, page }: Task) => `${taskKinds.indexOf(kind)} ${page.review ?? '9'}`
  return tasks.toSorted((a, b) => rank(a).localeCompare(rank(b)))
}

/** Something about one page, as far as it is a reason to act. */
export function kindsOf(page: PageLine, today: string, me: string): readonly TaskKind[] {
  const { published, draft, review, legal, asks } = page
  const kinds: TaskKind[] = []
  if (draft?.state === 'review' && !draft.by.includes(me)) kinds.push('review')
  if (asks.some((name) => name !== me)) kinds.push('answer')
  if (!published || (published.state === 'withdrawn' && !(legal && passed(review, today))))
    return kinds
  if (passed(review, today)) kinds.push(legal ? 'withdrawn-by-date' : 'overdue')
  else if (review !== null && review <= inDays(today, soonDays)) kinds.push('due-soon')
  if (published.outdated) kinds.push('outdated')
  if (published.concept && legal) kinds.push('concept-law')
  return kinds
}

const passed = (day: string | null, today: string) => day !== null && day < today

function inDays(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}
