import { useState } from 'preact/hooks'
import { z } from 'zod'
import { Dialog } from '../../ui/Dialog.tsx'
import { listedShape, stopListPath } from '../logbook-exchange.ts'
import { logbookWords, stopListWords as say, sayNot } from '../logbook-words.ts'
import type { ScreenParts } from './desk.ts'
import { nobody, PersonFields } from './PersonFields.tsx'

/** Who said stop. Nobody can read the list; one name at a time can be asked for. */
export function StopListScreen({ desk }: ScreenParts) {
  const [person, setPerson] = useState(nobody)
  const [told, setTold] = useState('')
  const [adding, setAdding] = useState(false)
  const ask = async <T,>(verb: string, shape: z.ZodType<T>, says: (value: T) => string) => {
    const answer = await desk.asking.post(`${stopListPath}/${verb}`, person, shape)
    setTold(answer.kind === 'done' ? says(answer.value) : sayNot(answer))
  }
  return (
    <section class="outreach-screen personal" aria-labelledby="stop-title">
      <h2 id="stop-title">{say.title}</h2>
      <p>{say.how}</p>
      <form
        class="stop-form"
        onSubmit={(event) => {
          event.preventDefault()
          const isAdd = event.submitter?.getAttribute('value') === 'add'
          if (isAdd) setAdding(true)
          else void ask('look', listedShape, ({ listed }) => (listed ? say.listed : say.notListed))
        }}
      >
        <PersonFields
          person={person}
          onChange={(changed) => {
            setPerson(changed)
            setTold('')
          }}
        />
        <p class="filters">
          <button type="submit" value="look" class="button">
            {say.look}
          </button>
          <button type="submit" value="add" class="button button-main">
            {say.add}
          </button>
        </p>
        <p role="status">{told}</p>
      </form>
      {adding && (
        <Dialog
          title={say.addTitle}
          does={say.addDoes}
          onDo={() => {
            setAdding(false)
            void ask('add', z.unknown(), () => say.added)
          }}
          onClose={() => setAdding(false)}
        >
          <p>
            {logbookWords.platforms[person.platform]}: <bdi>{person.handle}</bdi>
          </p>
          <p>{say.addHow}</p>
        </Dialog>
      )}
    </section>
  )
}
