import type { ComponentChildren } from 'preact'
import { AnswersLine } from '../../queue/panes/AnswersLine.tsx'
import { CloseIcon } from '../../queue/panes/icons.tsx'
import { personTitle } from '../../queue/panes/precheck-words.ts'
import { Span } from '../../queue/panes/Span.tsx'
import { Subject } from '../../queue/panes/Subject.tsx'
import { precheckOf } from '../../queue/panes/waiting-person.ts'
import { queueWords } from '../../queue/words.ts'
import { chatDeskWords as words } from '../desk-words.ts'
import type { ConversationView } from '../sealed/view.ts'
import {
  type DeskConversation,
  type DeskConversationActions,
  endingOf,
  startOf,
} from './desk-conversation.ts'

type PaneBarParts = {
  readonly one: DeskConversation
  readonly view: ConversationView
  readonly actions: DeskConversationActions
  readonly mayHide: boolean
  readonly back: ComponentChildren
  readonly onAsk: (way: 'close' | 'hand-back') => void
}

/** Who this conversation is with, how long it lasts, and the ways out of it. */
export function PaneBar({ one, view, actions, mayHide, back, onAsk }: PaneBarParts) {
  const { conversation, name, line, answers, asMessage, store, parting } = one
  const ending = endingOf(one, view)
  const start = asMessage ? null : startOf(one, view)
  const precheck = answers && precheckOf(answers)
  const busy = store === null || parting
  return (
    <header class="pane-bar">
      {back}
      <h2>
        {line ? personTitle(queueWords.lineWord[line], precheck) : words.conversation(name)}
        {line && <span class="name"> {name}</span>}
        <span class="subject">
          {answers?.kind === 'parked' ? (
            <AnswersLine answers={answers} />
          ) : (
            <Subject precheck={precheck} />
          )}
        </span>
      </h2>
      {asMessage && <span class="mark">{words.asMessage}</span>}
      {start !== null && !ending && <Span sinceMs={start} />}
      {ending ? (
        <button
          type="button"
          class="button dismiss"
          onClick={() => actions.onDismiss(conversation)}
        >
          {words.dismiss}
        </button>
      ) : (
        <>
          <button type="button" class="button" disabled={busy} onClick={() => onAsk('hand-back')}>
            {words.handBack}
            <span class="unseen"> {words.handBackTo}</span>
          </button>
          <button type="button" class="button" disabled={busy} onClick={() => onAsk('close')}>
            {words.close}
          </button>
        </>
      )}
      {mayHide && (
        <button
          type="button"
          class="button icon hide"
          aria-label={words.hide(name)}
          title={words.hide(name)}
          onClick={() => actions.onHide(conversation)}
        >
          <CloseIcon />
        </button>
      )}
    </header>
  )
}
