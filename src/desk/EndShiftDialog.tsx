import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ConversationId } from '../chain/member.ts'
import { chatDeskWords } from '../chat/desk-words.ts'
import { type DeskConversation, unsentCount, viewed } from '../chat/panes/desk-conversation.ts'
import { PartingWarnings } from '../chat/panes/PartingWarnings.tsx'
import { RowNow } from '../chat/panes/RowNow.tsx'
import { useStore } from '../chat/panes/use-store.ts'
import type { EndShiftChoice, EndShiftChoices, EndShiftWhy } from './end-shift.ts'
import { deskWords as words } from './words.ts'

type EndShiftDialogParts = {
  readonly why: EndShiftWhy
  /** Those that go on now, at least one. */
  readonly open: readonly DeskConversation[]
  readonly draftOf: (conversation: ConversationId) => string
  readonly onDone: (choices: EndShiftChoices) => void
  readonly onCancel: () => void
}

/** Nothing is left behind in silence: each conversation is finished by her or given to the team. */
export function EndShiftDialog({ why, open, draftOf, onDone, onCancel }: EndShiftDialogParts) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [choices, setChoices] = useState<EndShiftChoices>(new Map())
  const titleId = useId()
  const staying = open.some(({ conversation }) => (choices.get(conversation) ?? 'keep') === 'keep')
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={titleId} onClose={onCancel}>
      <h2 id={titleId}>{words.endShift.title[why]}</h2>
      <p>{words.endShift.what(open.length)}</p>
      <div class="partings">
        {open.map((one) => (
          <PartingRow
            key={one.conversation}
            one={one}
            hasDraft={draftOf(one.conversation).trim() !== ''}
            choice={choices.get(one.conversation) ?? 'keep'}
            onChoice={(choice) => setChoices(new Map(choices).set(one.conversation, choice))}
          />
        ))}
      </div>
      {why === 'sign-out' && staying && <p class="warn">{words.endShift.kept}</p>}
      <form method="dialog" class="choices">
        <button type="submit" class="button">
          {words.endShift.cancel[why]}
        </button>
        <button type="button" class="button button-main" onClick={() => onDone(choices)}>
          {words.endShift.done[why]}
        </button>
      </form>
    </dialog>
  )
}

type PartingRowParts = {
  readonly one: DeskConversation
  readonly hasDraft: boolean
  readonly choice: EndShiftChoice
  readonly onChoice: (choice: EndShiftChoice) => void
}

function PartingRow({ one, hasDraft, choice, onChoice }: PartingRowParts) {
  const view = useStore(viewed(one))
  const name = useId()
  return (
    <fieldset>
      <legend>
        {chatDeskWords.conversation(one.name)} <RowNow one={one} view={view} hasDraft={false} />
      </legend>
      {(['keep', 'without', 'with'] as const).map((value) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            checked={choice === value}
            onChange={() => onChoice(value)}
          />
          {words.endShift.choice[value]}
        </label>
      ))}
      {choice !== 'keep' && <PartingWarnings hasDraft={hasDraft} waiting={unsentCount(view)} />}
    </fieldset>
  )
}
