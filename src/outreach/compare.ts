import { fisherExact, type Share } from './fisher.ts'

/** Below this chance a difference is called one. Source: the usual convention, named in R. A. Fisher (1925). */
const rarely = 0.05

/** What may be said about two variants, and what not. p: see `fisherExact`. */
export type Verdict =
  | { readonly kind: 'nothing-yet' }
  /** How many chats one of them brought is not shown. */
  | { readonly kind: 'too-few' }
  | { readonly kind: 'not-yet'; readonly p: number }
  | { readonly kind: 'better'; readonly which: 'one' | 'other'; readonly p: number }

/** some: null when it may not be read. */
export type Seen = { readonly some: number | null; readonly all: number }

/** Chats begun of visits, of two variants. A count that was spoilt (more chats than visits) is taken as all of them. */
export function compare({ some, all }: Seen, { some: otherSome, all: otherAll }: Seen): Verdict {
  if (all === 0 || otherAll === 0) return { kind: 'nothing-yet' }
  if (some === null || otherSome === null) return { kind: 'too-few' }
  const [one, other] = [
    { some, all },
    { some: otherSome, all: otherAll },
  ]
  const [first, second] = [sane(one), sane(other)]
  const p = fisherExact(first, second)
  if (p >= rarely) return { kind: 'not-yet', p }
  const isFirst = first.some / first.all > second.some / second.all
  return { kind: 'better', which: isFirst ? 'one' : 'other', p }
}

const sane = ({ some, all }: Share): Share => ({ some: Math.min(some, all), all })
