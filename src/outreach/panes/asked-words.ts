import type { Asked } from '../../doors/asking.ts'
import { campaignWords as say } from '../campaign-words.ts'
import { labelRefusal, noAltRefusal } from '../exchange.ts'
import { outreachWords as words } from '../words.ts'

const or = new Intl.ListFormat('nl-NL', { type: 'disjunction' })

/** What an answer other than “done” says to a worker. */
export function sayAsked(answer: Exclude<Asked<unknown>, { readonly kind: 'done' }>): string {
  if (answer.kind === 'offline') return words.offline
  if (answer.kind === 'signed-out') return words.signedOut
  const labelled = labelRefusal.safeParse(answer.detail)
  if (labelled.success)
    return [
      say.labels,
      ...labelled.data.labels.map(({ part, instead }) =>
        say.label(part, or.format(instead.map((one) => `“${one}”`))),
      ),
    ].join(' ')
  if (answer.word === 'taken') return say.stale
  if (noAltRefusal.safeParse(answer.detail).success) return say.noAlt
  return answer.word === 'not-allowed' ? say.notAllowed : words.failed
}
