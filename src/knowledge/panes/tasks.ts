import { dayAfter } from '../days.ts'
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
  else if (isDueSoon(review, today)) kinds.push('due-soon')
  if (published.outdated) kinds.push('outdated')
  if (published.concept && legal) kinds.push('concept-law')
  return kinds
}

const passed = (day: string | null, today: string) => day !== null && day < today

/** Whether a page is to be looked at again within a month, or was before. */
export const isDueSoon = (review: string | null, today: string): boolean =>
  review !== null && review <= dayAfter(today, soonDays)
