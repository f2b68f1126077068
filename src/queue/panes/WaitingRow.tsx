import type { ConversationId } from '../../chain/member.ts'
import { formatSpan, isoSpan, isTooLong } from '../waiting-time.ts'
import { queueWords as words } from '../words.ts'
import { AnswersLine } from './AnswersLine.tsx'
import { useNow } from './clock.ts'
import { Key } from './Key.tsx'
import { personTitle } from './precheck-words.ts'
import { isGreetable, isStuck, precheckOf, type WaitingPerson } from './waiting-person.ts'

type WaitingRowParts = {
  readonly person: WaitingPerson
  readonly first: boolean
  readonly takes: boolean
  readonly mayClaim: boolean
  readonly hint: boolean
  readonly onClaim: (conversation: ConversationId) => void
  readonly onRemove: (conversation: ConversationId) => void
}

/** One who waits: who, how long, what about. Amber when too long, red only where there is danger. */
export function WaitingRow(parts: WaitingRowParts) {
  const { person, first, takes, mayClaim, hint, onClaim, onRemove } = parts
  const precheck = precheckOf(person.answers)
  const title = personTitle(words.lineWord[person.line], precheck)
  const waited = useNow() - person.sinceMs
  const late = isTooLong(waited)
  const able = mayClaim && isGreetable(person.answers)
  return (
    <li class={`row waiting${late ? ' late' : ''}${person.lost ? ' away' : ''}`}>
      <span class="who">
        <b>{title}</b> <span class="name">{person.name}</span>
      </span>
      <time class="span" dateTime={isoSpan(waited)} title={late ? words.tooLong : undefined}>
        {late && <span class="unseen">{words.tooLong}: </span>}
        {formatSpan(waited)}
      </time>
      <span class="subject">
        {person.lost && <span class="lost">{words.lost} · </span>}
        <AnswersLine answers={person.answers} />
      </span>
      {takes && (
        <button
          type="button"
          class={first ? 'button button-main' : 'button'}
          aria-disabled={!able || undefined}
          aria-keyshortcuts={first && hint ? 'n' : undefined}
          onClick={() => able && onClaim(person.conversation)}
        >
          {words.claim}
          <span class="unseen">{words.claimWhom(`${title}, ${person.name}`)}</span>
          {first && able && hint && <Key name="n" />}
        </button>
      )}
      {takes && isStuck(person.answers) && (
        <button
          type="button"
          class="button"
          title={words.removeHow}
          onClick={() => onRemove(person.conversation)}
        >
          {words.remove}
          <span class="unseen">{`${title}, ${person.name}`}</span>
        </button>
      )}
    </li>
  )
}
