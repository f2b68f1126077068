import { fisherExact, type Share } from './fisher.ts'

/** Below this chance a difference is called one. Source: the usual convention, named in R. A. Fisher (1925). */
const rarely = 0.05

/** What may be said about two variants, and what not. p: see `fisherExact`. */
export type Verdict =
  | { readonly kind: 'nothing-yet' }
  | { readonly kind: 'not-yet'; readonly p: number }
  | { readonly kind: 'better'; readonly which: 'one' | 'other'; readonly p: number }

/** Chats begun of visits, of two variants. A count that was spoilt (more chats than visits) is taken as all of them. */
export function compare(one: Share, other: Share): Verdict {
  if (one.all === 0 || other.all === 0) return { kind: 'nothing-yet' }
  const [first, second] = [sane(one), sane(other)]
  const p = fisherExact(first, second)
  if (p >= rarely) return { kind: 'not-yet', p }
  const isFirst = first.some / first.all > second.some / second.all
  return { kind: 'better', which: isFirst ? 'one' : 'other', p }
}

const sane = ({ some, all }: Share): Share => ({ some: Math.min(some, all), all })
