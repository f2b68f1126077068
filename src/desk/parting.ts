import type { ConversationId } from '../chain/member.ts'
import { conversationName } from '../chat/conversation-name.ts'
import { chatDeskWords as words } from '../chat/desk-words.ts'
import { type EndedKind, endedAs } from '../chat/panes/ended.ts'
import type { Http } from '../chat/sealed/conversation.ts'
import type { StaffMe } from '../chat/sealed/make-record.ts'
import { closeConversation, handBack, type ParkAnswer } from '../chat/sealed/park.ts'
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
  /** Something of hers went: her other tabs should look. */
  readonly onParted: () => void
}

/** The ways a conversation leaves her desk. The house's answers end up on the screen. */
export function createParting(parts: PartingParts) {
  const { me, http, screen, talks, drafts, onParted } = parts

  return {
    /** It ends; what was said stays on her screen until she takes it away. */
    async close(conversation: ConversationId, readsBack: boolean) {
      const answer = await park(conversation, readsBack, closeConversation)
      if (answer.kind === 'parked') over(conversation, 'closed')
      else explain(conversation, answer)
      onParted()
    },

    async handBack(conversation: ConversationId, readsBack: boolean) {
      const answer = await park(conversation, readsBack, handBack)
      if (answer.kind === 'parked') {
        goes(conversation)
        screen.show({ notice: words.went[answer.state](conversationName(conversation)) })
      } else explain(conversation, answer)
      onParted()
    },

    /** Gives back what she chose to, one after another. How many went; null when one could not. */
    async giveBack(choices: EndShiftChoices): Promise<number | null> {
      let went = 0
      for (const [conversation, choice] of choices) {
        if (choice === 'keep') continue
        const answer = await park(conversation, choice === 'with', handBack)
        if (answer.kind === 'parked') {
          goes(conversation)
          went += 1
        } else if (!explain(conversation, answer)) return null
      }
      if (went > 0) onParted()
      return went
    },

    over,

    /** Takes one that ended off the screen, words and all. */
    dismiss(conversation: ConversationId) {
      // One the visitor left is still hers at the house, until somebody closes it.
      if (talks.of(conversation)?.view().state === 'left')
        void posted(http, `/api/v1/conversations/${conversation}/close`, {})
      goes(conversation)
      screen.show({ notice: null })
    },
  }

  async function park(
    conversation: ConversationId,
    readsBack: boolean,
    way: typeof handBack | typeof closeConversation,
  ): Promise<ParkAnswer> {
    const store = talks.of(conversation)
    if (!store) return { kind: 'ended' }
    screen.happen({ kind: 'parting', conversation, on: true }, { notice: null })
    const answer = await way(http, me, store, readsBack)
    if (answer.kind !== 'parked') screen.happen({ kind: 'parting', conversation, on: false })
    return answer
  }

  /** Says why it did not go. Whether it is no longer hers all the same. */
  function explain(
    conversation: ConversationId,
    answer: Exclude<ParkAnswer, { kind: 'parked' }>,
  ): boolean {
    if (answer.kind === 'ended') {
      // One the visitor left says so itself, and stays until she takes it away.
      if (talks.of(conversation)?.view().state !== 'left') over(conversation, 'out')
      return true
    }
    const untrusted = answer.kind === 'untrusted'
    screen.show({ notice: untrusted ? words.partNoReception : words.partFailed })
    return false
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
