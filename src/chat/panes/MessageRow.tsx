import type { ConversationId } from '../../chain/member.ts'
import { Age } from '../../queue/panes/Age.tsx'
import { AnswersLine } from '../../queue/panes/AnswersLine.tsx'
import { ageTone } from '../../queue/panes/age.ts'
import { personTitle } from '../../queue/panes/precheck-words.ts'
import { isGreetable, isStuck, precheckOf } from '../../queue/panes/waiting-person.ts'
import { queueWords } from '../../queue/words.ts'
import { chatDeskWords as words } from '../desk-words.ts'
import type { WaitingMessage } from './waiting-message.ts'

type MessageRowParts = {
  readonly message: WaitingMessage
  readonly takes: boolean
  readonly mayClaim: boolean
  readonly onClaim: (conversation: ConversationId) => void
  readonly onRemove: (conversation: ConversationId) => void
}

/** One message that was left: who, how old, what about. Amber from two days, red from five. */
export function MessageRow({ message, takes, mayClaim, onClaim, onRemove }: MessageRowParts) {
  const { conversation, name, days, answers } = message
  const title = personTitle(queueWords.lineWord.self, precheckOf(answers))
  const able = mayClaim && isGreetable(answers)
  return (
    <li class={`row letter ${ageTone(days)}`}>
      <span class="who">
        <b>{title}</b> <span class="name">{name}</span>
      </span>
      <Age days={days} />
      <span class="subject">
        <AnswersLine answers={answers} />
      </span>
      {takes && !isStuck(answers) && (
        <button
          type="button"
          class="button"
          aria-disabled={!able || undefined}
          onClick={() => able && onClaim(conversation)}
        >
          {words.takeOn}
          <span class="unseen">: {queueWords.claimWhom(`${title}, ${name}`)}</span>
        </button>
      )}
      {takes && isStuck(answers) && (
        <button
          type="button"
          class="button"
          title={queueWords.removeHow}
          onClick={() => onRemove(conversation)}
        >
          {words.dismiss}
          <span class="unseen">: {`${title}, ${name}`}</span>
        </button>
      )}
    </li>
  )
}
