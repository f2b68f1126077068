import { useState } from 'preact/hooks'
import { z } from 'zod'
import { Dialog } from '../../ui/Dialog.tsx'
import { sayNot } from '../logbook-words.ts'
import { type TextLine, textsPath, whyMaxLength } from '../text-exchange.ts'
import { textWords as say } from '../text-words.ts'
import type { OutreachDesk } from './desk.ts'

type TextDecisionParts = {
  readonly desk: OutreachDesk
  readonly text: TextLine
  readonly reload: () => Promise<void>
}

type Verb = 'refuse' | 'end'

/** What she may do with a text: let another's through, send it back, or end what goes out. */
export function TextDecision({ desk, text, reload }: TextDecisionParts) {
  const { id, state, own, language, version } = text
  const [asking, setAsking] = useState<Verb | null>(null)
  const [why, setWhy] = useState('')
  const about = `${say.languages[language]}, ${version}`
  const refuse = own
    ? { does: say.takeBack, done: say.tookBack }
    : { does: say.refuse, done: say.refused }
  const said = { refuse, end: { does: say.end, done: say.ended } }
  const act = async (verb: Verb | 'approve', says: string, body: object) => {
    const answer = await desk.asking.post(`${textsPath}/${id}/${verb}`, body, z.unknown())
    desk.tell(answer.kind === 'done' ? says : sayNot(answer))
    setAsking(null)
    await reload()
  }
  const ask = (verb: Verb, name: string) => (
    <button
      type="button"
      class="button"
      aria-label={`${name}: ${about}`}
      onClick={() => setAsking(verb)}
    >
      {name}
    </button>
  )
  return (
    <>
      <p class="filters">
        {state === 'used' && ask('end', say.end)}
        {state === 'waiting' && ask('refuse', refuse.does)}
        {state === 'waiting' && !own && (
          <button
            type="button"
            class="button button-main"
            aria-label={`${say.approve}: ${about}`}
            onClick={() => void act('approve', say.approved, {})}
          >
            {say.approve}
          </button>
        )}
        {state === 'waiting' && own && <span class="soft">{say.ownWaits}</span>}
      </p>
      {asking && (
        <Dialog
          title={`${said[asking].does}: ${about}`}
          does={said[asking].does}
          onDo={() => void act(asking, said[asking].done, { why })}
          onClose={() => setAsking(null)}
        >
          <label class="stacked">
            {say.why}
            <textarea
              required
              rows={2}
              maxLength={whyMaxLength}
              value={why}
              onInput={(event) => setWhy(event.currentTarget.value)}
            />
          </label>
        </Dialog>
      )}
    </>
  )
}
