import { useState } from 'preact/hooks'
import { z } from 'zod'
import { useAsked } from '../../ui/use-asked.ts'
import { redactionWords as words } from '../desk-words.ts'
import { type StreetLine, streetAskShape, streetLineShape } from '../exchange.ts'
import { fold } from '../search/fold.ts'
import { streetWordWords as say } from '../street-word-words.ts'
import type { Choice } from './choices.ts'
import type { Redaction } from './desk.ts'
import { pageLinesShape } from './PagesScreen.tsx'
import { ProposalView } from './ProposalView.tsx'
import { sayRefused } from './page-actions.ts'
import { StreetWordForm } from './StreetWordForm.tsx'

const path = '/api/v1/knowledge/street-words'
const streetLinesShape = z.array(streetLineShape)
/** So many at once; who looks for one of the others types it. */
const mostShown = 60

/** What is said in the street, and where it leads. What waits for somebody stands first. */
export function StreetWords({ redaction }: { readonly redaction: Redaction }) {
  const { asking, tell, edits } = redaction
  const { value: lines, answer, reload } = useAsked(asking, path, streetLinesShape)
  const pages = useAsked(asking, '/api/v1/knowledge/pages', pageLinesShape)
  const [typed, setTyped] = useState('')
  const [editing, setEditing] = useState<StreetLine | 'new' | null>(null)
  const choices: readonly Choice[] = (pages.value ?? []).flatMap(
    ({ place, id, title, published }) =>
      place.language === 'nl' && published?.state === 'live' ? [{ id, says: title }] : [],
  )
  const titles = (ids: readonly string[]) =>
    ids.map((id) => choices.find((one) => one.id === id)?.says ?? id).join(' · ') || say.nowhere
  const propose = async (word: string, topics: readonly string[]) => {
    const done = await asking.post(
      `${path}/${encodeURIComponent(word)}/propose`,
      { topics },
      z.unknown(),
    )
    tell(done.kind === 'done' ? say.proposed : sayRefused(done))
    if (done.kind === 'done') setEditing(null)
    await reload()
  }
  const fitting = (lines ?? [])
    .filter(({ word }) => word.includes(fold(typed)))
    .toSorted((a, b) => Number(b.proposal !== null) - Number(a.proposal !== null))
  return (
    <section class="next-part" aria-labelledby="street-title">
      <div class="filters">
        <h2 id="street-title">{say.title}</h2>
        <input
          type="search"
          aria-label={say.find}
          placeholder={say.find}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <span class="grow" />
        {edits && (
          <button type="button" class="button button-main" onClick={() => setEditing('new')}>
            {say.add}
          </button>
        )}
      </div>
      <p class="soft">{say.how}</p>
      {!lines && (
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? words.offline : words.loading}
        </p>
      )}
      {lines && fitting.length === 0 && <p class="empty">{say.empty}</p>}
      <ul class="facts-list">
        {fitting.slice(0, mostShown).map((line) => (
          <li key={line.word} class="fact-line">
            <div>
              <h3>{line.word}</h3>
              <p class="soft">{titles(line.topics)}</p>
              {line.proposal && (
                <ProposalView
                  proposal={line.proposal}
                  about={line.word}
                  path={`${path}/${encodeURIComponent(line.word)}`}
                  confirmed={say.confirmed}
                  redaction={redaction}
                  reload={reload}
                >
                  <p class="becomes">
                    <del>{titles(line.topics)}</del> <span class="soft">{say.becomes}</span>{' '}
                    <ins>{titles(topicsIn(line.proposal.text))}</ins>
                  </p>
                </ProposalView>
              )}
            </div>
            {edits && mayPropose(line) && (
              <span class="filters">
                <button
                  type="button"
                  class="button"
                  aria-label={`${say.edit}: ${line.word}`}
                  onClick={() => setEditing(line)}
                >
                  {say.edit}
                </button>
                {line.topics.length > 0 && (
                  <button
                    type="button"
                    class="button"
                    aria-label={`${say.remove}: ${line.word}`}
                    onClick={() => void propose(line.word, [])}
                  >
                    {say.remove}
                  </button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
      {fitting.length > mostShown && <p class="soft">{say.rest(fitting.length - mostShown)}</p>}
      {editing && (
        <StreetWordForm
          line={editing === 'new' ? null : editing}
          pages={choices}
          onPropose={propose}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}

const topicsIn = (text: string) => streetAskShape.parse(JSON.parse(text)).topics

/** Another's proposal is decided on first. */
const mayPropose = ({ proposal }: StreetLine) =>
  proposal === null || proposal.own || proposal.refused !== null
