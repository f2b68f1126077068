import { queueWords as words } from '../words.ts'
import { ageTone, formatAge } from './age.ts'

/** How many days something waits; whoever sees no colour hears what it means. */
export function Age({ days }: { readonly days: number }) {
  const tone = ageTone(days)
  return (
    <span class={tone === '' ? 'span' : `span ${tone}`}>
      {tone !== '' && <span class="unseen">{words.age[tone]}: </span>}
      {formatAge(days)}
    </span>
  )
}
