import type { ConversationView, Item } from '../sealed/view.ts'
import type { Store } from './use-store.ts'

/** closed: she closed it. deleted: the visitor did, for everybody. out: it goes on without her. */
export type EndedKind = 'closed' | 'deleted' | 'out'

/** A conversation that is over for her: no keys, no line, only what was on the screen. */
export type Ended = { readonly kind: EndedKind; readonly shows: Store<ConversationView> }

/** What stays of a conversation when it ends for her. Of a deleted one nothing does. */
export function endedAs(kind: EndedKind, view: ConversationView): Ended {
  const items = kind === 'deleted' ? [] : view.items.map(still)
  const quiet = { typing: false, trouble: null, unread: 0, aloneSince: null } as const
  return { kind, shows: fixed({ ...view, ...quiet, items, who: [] }) }
}

/** Nothing can be decided about words that did not go: they only say so. */
function still(item: Item): Item {
  const undecided =
    item.kind === 'text' && (item.status.kind === 'held' || item.status.kind === 'unsendable')
  return undecided ? { ...item, status: { kind: 'waiting' } } : item
}

/** A view that never changes. */
export const fixed = (view: ConversationView): Store<ConversationView> => ({
  view: () => view,
  subscribe: () => () => {},
})
