import { useState } from 'preact/hooks'
import { Dialog } from '../../ui/Dialog.tsx'
import { mostTopics, type StreetLine } from '../exchange.ts'
import { fold } from '../search/fold.ts'
import { streetWordWords as say } from '../street-word-words.ts'
import type { Choice } from './choices.ts'

type StreetWordFormParts = {
  /** null: a new one. */
  readonly line: StreetLine | null
  /** In Dutch, by id. */
  readonly pages: readonly Choice[]
  readonly onPropose: (word: string, topics: readonly string[]) => Promise<void>
  readonly onClose: () => void
}

/** A word and the pages it leads to, best first. */
export function StreetWordForm({ line, pages, onPropose, onClose }: StreetWordFormParts) {
  const [word, setWord] = useState(line?.word ?? '')
  const [topics, setTopics] = useState<readonly string[]>(line?.topics.length ? line.topics : [''])
  const [wrong, setWrong] = useState<string | null>(null)
  const propose = () => {
    const chosen = [...new Set(topics.filter(Boolean))]
    if (word === '' || fold(word) !== word) return setWrong(say.bad)
    if (chosen.length === 0) return setWrong(say.noPage)
    void onPropose(word, chosen)
  }
  return (
    <Dialog title={line?.word ?? say.add} does={say.propose} onDo={propose} onClose={onClose}>
      {!line && (
        <label class="stacked">
          {say.word}
          <input
            required
            maxLength={40}
            placeholder={say.wordHow}
            value={word}
            onInput={(event) => setWord(event.currentTarget.value.trim())}
          />
        </label>
      )}
      {topics.map((topic, at) => (
        <label key={at} class="stacked">
          {say.page(at + 1)}
          <select
            value={topic}
            onChange={(event) => {
              const { value } = event.currentTarget
              setTopics(topics.map((one, index) => (index === at ? value : one)))
            }}
          >
            <option value="">{say.none}</option>
            {pages.map(({ id, says }) => (
              <option key={id} value={id}>
                {says}
              </option>
            ))}
          </select>
        </label>
      ))}
      {topics.length < mostTopics && (
        <button type="button" class="button" onClick={() => setTopics([...topics, ''])}>
          {say.more}
        </button>
      )}
      {wrong && (
        <p class="bad" role="alert">
          {wrong}
        </p>
      )}
    </Dialog>
  )
}
