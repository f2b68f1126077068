import { redactionWords as words } from '../desk-words.ts'
import type { PageState } from './page-filter.ts'

/** How it stands with a page: for readers, and on the desk. */
export const States = ({ states }: { readonly states: readonly PageState[] }) => (
  <span class="states">
    {states.map((state) => (
      <span key={state} class={`state ${state}`}>
        {words.state[state]}
      </span>
    ))}
  </span>
)
