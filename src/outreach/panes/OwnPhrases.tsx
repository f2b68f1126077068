import { useEffect, useRef, useState } from 'preact/hooks'
import { z } from 'zod'
import { logbookPath } from '../logbook-exchange.ts'
import { logbookWords as say, sayNot } from '../logbook-words.ts'
import type { OutreachDesk } from './desk.ts'

/** What stands behind the logbook in the address when this has to be open. */
export const ownPhrasesPlace = 'bloklijst'

type OwnPhrasesParts = {
  readonly desk: OutreachDesk
  readonly count: number
  /** She came for this: it is open, with the cursor in it. */
  readonly open: boolean
  readonly reload: () => Promise<void>
}

/** The way out when the key of the block list is nowhere any more. */
export function RestartOwn({ desk, reload }: Omit<OwnPhrasesParts, 'count' | 'open'>) {
  const restart = async () => {
    const answer = await desk.asking.post(`${logbookPath}/own/restart`, {}, z.unknown())
    desk.tell(answer.kind === 'done' ? say.ownRestarted : sayNot(answer))
    await reload()
  }
  return (
    <details>
      <summary>{say.ownRestart}</summary>
      <p>{say.ownRestartHow}</p>
      <button type="button" class="button" onClick={() => void restart()}>
        {say.ownRestart}
      </button>
    </details>
  )
}

/** Her own names and addresses, that may never be in a message. Nobody can read them back. */
export function OwnPhrases({ desk, count, open, reload }: OwnPhrasesParts) {
  const [phrase, setPhrase] = useState('')
  const list = useRef<HTMLDetailsElement>(null)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!open || !list.current) return
    list.current.open = true
    list.current.scrollIntoView()
    field.current?.focus()
  }, [open])
  const act = async (path: string, body: object, says: string) => {
    const answer = await desk.asking.post(`${logbookPath}/${path}`, body, z.unknown())
    desk.tell(answer.kind === 'done' ? says : sayNot(answer))
    if (answer.kind === 'done') setPhrase('')
    await reload()
  }
  return (
    <details ref={list} class="own-phrases">
      <summary>{say.ownTitle}</summary>
      <p class="soft">{say.ownHow}</p>
      <p>{say.ownCount(count)}</p>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault()
          void act('own', { phrase }, say.ownAdded)
        }}
      >
        <label class="labelled">
          {say.ownPhrase}
          <input
            ref={field}
            required
            autocomplete="off"
            spellcheck={false}
            minLength={2}
            maxLength={100}
            value={phrase}
            onInput={(event) => setPhrase(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button button-main">
          {say.ownAdd}
        </button>
        {count > 0 && (
          <button
            type="button"
            class="button"
            onClick={() => void act('own/clear', {}, say.ownCleared)}
          >
            {say.ownClear}
          </button>
        )}
      </form>
    </details>
  )
}
