import type { ConversationId } from '../chain/member.ts'
import type { ValidReception } from '../chain/verify-chain.ts'
import { conversationName } from '../chat/conversation-name.ts'
import { chatDeskWords as words } from '../chat/desk-words.ts'
import { type EndedKind, endedAs } from '../chat/panes/ended.ts'
import type { Http } from '../chat/sealed/conversation.ts'
import type { StaffMe } from '../chat/sealed/make-record.ts'
import { closeConversation, handBack, type ParkAnswer } from '../chat/sealed/park.ts'
import type { ConversationView } from '../chat/sealed/view.ts'
import type { Drafts } from './drafts.ts'
import type { EndShiftChoices } from './end-shift.ts'
import { posted } from './http.ts'
import type { Screen } from './screen.ts'
import type { Talks } from './talks.ts'

export type PartingParts = {
  readonly me: StaffMe
  readonly http: Http
  readonly screen: Screen
  readonly talks: Talks
  readonly drafts: Drafts
  /** The reception paper that holds now; null: there is no team to give anything to. */
  readonly reception: () => ValidReception | null
  /** Asks the house anew, for a reception paper that changed. Rejects when the house is away. */
  readonly look: () => Promise<void>
  /** Something of hers went: her other tabs should look. */
  readonly onParted: () => void
}

/** The ways a conversation leaves her desk. What the house answers ends up on the screen. */
export function createParting(parts: PartingParts) {
  const { me, http, screen, talks, drafts, reception, look, onParted } = parts

  return {
    /** It ends; what was said stays on her screen until she takes it away. */
    async close(conversation: ConversationId, readsBack: boolean) {
      const parted = await part(conversation, readsBack, closeConversation)
      if (parted.kind === 'parked') over(conversation, 'closed')
      onParted()
    },

    async handBack(conversation: ConversationId, readsBack: boolean) {
      const parted = await part(conversation, readsBack, handBack)
      if (parted.kind === 'parked') {
        goes(conversation)
        screen.show({ notice: words.went[parted.state](conversationName(conversation)) })
      }
      onParted()
    },

    /** Gives back what she chose to, one after another. How many went; null when one could not. */
    async giveBack(choices: EndShiftChoices): Promise<number | null> {
      let went = 0
      for (const [conversation, choice] of choices) {
        if (choice === 'keep') continue
        const parted = await part(conversation, choice === 'with', handBack)
        if (parted.kind === 'stays') return null
        if (parted.kind === 'parked') {
          goes(conversation)
          went += 1
        }
      }
      if (went > 0) onParted()
      return went
    },

    over,

    /** The visitor deleted one that had ended here already: what was left to read goes too. */
    erase(conversation: ConversationId) {
      const one = screen.board().mine.find((other) => other.conversation === conversation)
      if (!one?.ended) return
      const ended = endedAs('deleted', one.ended.shows.view())
      screen.happen({ kind: 'ended', conversation, ended })
    },

    /** Takes one that ended off the screen, words and all. */
    dismiss(conversation: ConversationId) {
      // One the visitor left is still hers at the house, until somebody closes it.
      if (talks.of(conversation)?.view().state === 'left')
        void posted(http, `/api/v1/conversations/${conversation}/close`, {})
      goes(conversation)
      screen.show({ notice: null })
    },
  }

  /** parked: the house did it. over: it is no longer hers anyway, and the screen says so. stays: it says why. */
  type Parted = Extract<ParkAnswer, { kind: 'parked' }> | { readonly kind: 'over' | 'stays' }

  async function part(
    conversation: ConversationId,
    readsBack: boolean,
    way: typeof handBack,
  ): Promise<Parted> {
    screen.happen({ kind: 'parting', conversation, on: true }, { notice: null })
    const answer = await askThrice(conversation, readsBack, way).catch(() => null)
    if (answer?.kind === 'parked') return answer
    screen.happen({ kind: 'parting', conversation, on: false })
    // What the stream told meanwhile was not heard.
    await talks
      .of(conversation)
      ?.catchUp()
      .catch(() => {})
    const view = talks.of(conversation)?.view()
    if (!view || !isHers(view)) {
      // One the visitor left says so itself, and stays until she takes it away.
      if (view?.state !== 'left') over(conversation, 'out')
      return { kind: 'over' }
    }
    screen.show({ notice: reception() ? words.partFailed : words.partNoReception })
    return { kind: 'stays' }
  }

  /** Members or reception may have changed while she was deciding: then anew, by what holds now. */
  async function askThrice(
    conversation: ConversationId,
    readsBack: boolean,
    way: typeof handBack,
  ): Promise<ParkAnswer | null> {
    for (let tries = 0; tries < 3; tries++) {
      const store = talks.of(conversation)
      const to = reception()
      if (!store || !to || !isHers(store.view())) return null
      const answer = await way(http, me, store.holding(), to, readsBack, lineOf(conversation))
      if (answer.kind !== 'stale-epoch' && answer.kind !== 'stale-reception') return answer
      await look()
      await store.catchUp()
    }
    return null
  }

  /** The queue line it came from, where this tab saw it come. */
  function lineOf(conversation: ConversationId) {
    return screen.board().mine.find((one) => one.conversation === conversation)?.line ?? null
  }

  /** It is over for her: keys and draft go at once, words only when it was deleted. */
  function over(conversation: ConversationId, kind: EndedKind) {
    const store = talks.of(conversation)
    if (!store) return
    const ended = endedAs(kind, store.view())
    talks.drop(conversation)
    drafts.drop(conversation)
    screen.happen({ kind: 'ended', conversation, ended })
  }

  function goes(conversation: ConversationId) {
    talks.drop(conversation)
    drafts.drop(conversation)
    screen.happen({ kind: 'dismiss', conversation })
  }
}

/** She is in it; of one just claimed nothing is known yet. */
const isHers = ({ state, epoch }: ConversationView): boolean => state === 'active' || epoch === 0
