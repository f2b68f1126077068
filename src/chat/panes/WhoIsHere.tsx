import { chatDeskWords as words } from '../desk-words.ts'
import type { Present } from '../sealed/view.ts'
import { memberName } from './names.ts'

/** Who can read along, from verified records. Only the dot, "is there now", is the server's word. */
export function WhoIsHere({ who }: { readonly who: readonly Present[] }) {
  return (
    <section class="facts">
      <h3>{words.who}</h3>
      <ul class="who-list">
        {who.map((member) => (
          <li key={member.member}>
            <span class={member.here ? 'dot here' : 'dot'} aria-hidden="true" />
            <bdi>{memberName(member)}</bdi>
            <span class="soft">{presence(member)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function presence({ kind, here }: Present): string {
  if (kind === 'team') return words.teamHow
  return here ? words.here : words.notHere
}
