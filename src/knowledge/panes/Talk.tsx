import { useState } from 'preact/hooks'
import { sayDay, redactionWords as words } from '../desk-words.ts'
import type { Comment } from '../exchange.ts'

type TalkParts = {
  readonly comments: readonly Comment[]
  readonly canSay: boolean
  /** through: the last comment she read; null: none stood there. */
  readonly onSay: (says: string, through: number | null) => Promise<boolean>
  /** null for who may not. through: the last comment she read. */
  readonly onSettle: ((through: number) => Promise<boolean>) | null
}

/** What the redaction says about a page, oldest first. */
export function Talk({ comments, canSay, onSay, onSettle }: TalkParts) {
  const last = comments.findLast(({ open }) => open)
  const [says, setSays] = useState('')
  return (
    <>
      {comments.length === 0 && <p class="soft">{words.talkNone}</p>}
      <ol class="talk-list">
        {comments.map(({ id, by, on, says, open }) => (
          <li key={id}>
            <b>
              <bdi>{by}</bdi>
            </b>{' '}
            <span class="soft">{sayDay(on)}</span>{' '}
            {open && <span class="state review">{words.talkWaits}</span>}
            <p>{says}</p>
          </li>
        ))}
      </ol>
      {last && onSettle && (
        <button type="button" class="button" onClick={() => onSettle(last.id)}>
          {words.talkSettle}
        </button>
      )}
      {canSay && (
        <form
          onSubmit={async (event) => {
            event.preventDefault()
            if (says.trim() !== '' && (await onSay(says.trim(), comments.at(-1)?.id ?? null)))
              setSays('')
          }}
        >
          <label class="stacked">
            {words.talkSay}
            <textarea
              rows={3}
              maxLength={2_000}
              value={says}
              onInput={(event) => setSays(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="button">
            {words.talkDo}
          </button>
        </form>
      )}
    </>
  )
}
