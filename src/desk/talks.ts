import type { ConversationId } from '../chain/member.ts'
import type { Bytes } from '../chain/notation.ts'
import type { Trust } from '../chain/verify-chain.ts'
import { unsentCount } from '../chat/panes/desk-conversation.ts'
import type { EndedKind } from '../chat/panes/ended.ts'
import type { Conversation, Http } from '../chat/sealed/conversation.ts'
import type { StaffMe } from '../chat/sealed/make-record.ts'
import { openConversation } from '../chat/sealed/open-conversation.ts'
import type { ConversationView } from '../chat/sealed/view.ts'

export type TalksParts = {
  readonly me: StaffMe
  readonly house: Trust
  readonly http: Http
  /** Device time, ms. */
  readonly clock: () => number
  readonly random: (size: number) => Bytes
  /** One went on without her, was closed or was deleted, here or elsewhere. */
  readonly onEnded: (conversation: ConversationId, kind: EndedKind) => void
}

/** The conversations that are open in this tab, one store each. */
export function createTalks({ onEnded, ...parts }: TalksParts) {
  const stores = new Map<ConversationId, Conversation>()
  /** Left this screen; the house may still list it until it knows. */
  const takenAway = new Set<ConversationId>()
  /** Opened, and the house has not told yet who is in them. */
  const behind = new Set<ConversationId>()

  return {
    of: (conversation: ConversationId) => stores.get(conversation),
    open(conversation: ConversationId): Conversation {
      const store = openConversation({ ...parts, conversation })
      stores.set(conversation, store)
      takenAway.delete(conversation)
      behind.add(conversation)
      store.subscribe(() => {
        const kind = endingIn(store.view())
        if (kind) onEnded(conversation, kind)
      })
      return store
    },
    /** Whether this tab should open it when the house says it is hers. */
    isNew: (conversation: ConversationId) =>
      !stores.has(conversation) && !takenAway.has(conversation),
    /** The first fetch of one that was opened; does nothing for one that has been fetched. */
    async start(conversation: ConversationId) {
      if (!behind.has(conversation)) return
      await stores.get(conversation)?.catchUp()
      behind.delete(conversation)
    },
    catchUp: () => Promise.all([...stores.values()].map((store) => store.catchUp())),
    /** Ends one in this tab; its words stay with whoever drew them. */
    drop(conversation: ConversationId) {
      stores.get(conversation)?.end()
      stores.delete(conversation)
      behind.delete(conversation)
      takenAway.add(conversation)
    },
    /** Those that were open when the house was asked, with its answer: hers no more when it does not list them. */
    lost: (asked: readonly ConversationId[], mine: ReadonlySet<ConversationId>) =>
      asked.filter((one) => !mine.has(one) && stores.has(one) && stateOf(one) !== 'left'),
    /** The house listed these; of the others it knows by now that they are not hers. */
    settle(mine: ReadonlySet<ConversationId>) {
      for (const conversation of takenAway)
        if (!mine.has(conversation)) takenAway.delete(conversation)
    },
    all: (): readonly ConversationId[] => [...stores.keys()],
    alive() {
      for (const [conversation, store] of stores)
        if (stateOf(conversation) === 'active') void store.alive()
    },
    /** Some words of hers are not on the server yet. */
    holdUnsent: () => [...stores.values()].some((store) => unsentCount(store.view()) > 0),
    end() {
      for (const store of stores.values()) store.end()
      stores.clear()
    },
  }

  function stateOf(conversation: ConversationId) {
    return stores.get(conversation)?.view().state
  }
}

export type Talks = ReturnType<typeof createTalks>

/** What the view of one that was hers says of its end; one the visitor left stays hers until she takes it away. */
function endingIn({ state, epoch }: ConversationView): EndedKind | null {
  if (state === 'deleted') return 'deleted'
  // Before the first answer every conversation reads `queued`; hers has an epoch. `closed` says no more than that she
  // is no member now; whoever closed it herself has said so before.
  return state === 'closed' || (epoch > 0 && state !== 'active' && state !== 'left') ? 'out' : null
}
