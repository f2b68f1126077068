import { useState } from 'preact/hooks'
import { z } from 'zod'
import { type Language, languages, ownName } from '../../words/language.ts'
import { sayDay, redactionWords as words } from '../desk-words.ts'
import { type FactLine, factLineShape } from '../exchange.ts'
import { type Fact, readFacts } from '../fact.ts'
import { ChangeView } from './ChangeView.tsx'
import type { Redaction } from './desk.ts'
import { FactForm } from './FactForm.tsx'
import { sayRefused } from './page-actions.ts'
import { useAsked } from './use-asked.ts'
import { printWhere } from './where.ts'

type FactsScreenParts = { readonly language: Language; readonly redaction: Redaction }

const factLinesShape = z.array(factLineShape)

/** Statements of law, figures and practice: one proposes, another confirms. */
export function FactsScreen({ language, redaction }: FactsScreenParts) {
  const { asking, tell, edits } = redaction
  const root = `/api/v1/knowledge/facts/${language}`
  const { value: facts, answer, reload } = useAsked(asking, root, factLinesShape)
  const [editing, setEditing] = useState<{ id: string | null; fact: Fact | null } | null>(null)

  async function act(path: string, body: unknown, says: string): Promise<boolean> {
    const done = await asking.post(path, body, z.unknown())
    tell(done.kind === 'done' ? says : sayRefused(done))
    await reload()
    return done.kind === 'done'
  }
  const propose = async (id: string, source: string) => {
    if (await act(`${root}/${id}/propose`, { source }, words.factProposed)) setEditing(null)
  }
  return (
    <section class="facts-screen" aria-labelledby="facts-title">
      <div class="filters">
        <h2 id="facts-title">{words.facts}</h2>
        <nav class="filters" aria-label={words.language}>
          {languages.map((one) => (
            <a
              key={one}
              class="button"
              href={printWhere({ kind: 'facts', language: one })}
              {...(one === language && { 'aria-current': 'page' as const })}
            >
              {ownName[one]}
            </a>
          ))}
        </nav>
        <span class="grow" />
        {edits && (
          <button
            type="button"
            class="button button-main"
            onClick={() => setEditing({ id: null, fact: null })}
          >
            {words.factNew}
          </button>
        )}
      </div>
      <p class="soft">{words.factsHow}</p>
      {!facts && (
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? words.offline : words.loading}
        </p>
      )}
      {facts?.length === 0 && <p class="empty">{words.factsNone}</p>}
      <ul class="facts-list">
        {facts?.map((line) => (
          <OneFact
            key={line.id}
            line={line}
            redaction={redaction}
            onEdit={(fact) => setEditing({ id: line.id, fact })}
            onConfirm={(revision) =>
              act(`${root}/${line.id}/confirm`, { revision }, words.factConfirmed)
            }
          />
        ))}
      </ul>
      {editing && (
        <FactForm
          id={editing.id}
          fact={editing.fact}
          onPropose={propose}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}

type OneFactParts = {
  readonly line: FactLine
  readonly redaction: Redaction
  readonly onEdit: (fact: Fact | null) => void
  readonly onConfirm: (revision: number) => void
}

function OneFact({ line, redaction, onEdit, onConfirm }: OneFactParts) {
  const { id, source, proposed, concept } = line
  const fact = readFacts(source).facts[0] ?? null
  const latest = proposed ? (readFacts(proposed.source).facts[0] ?? null) : fact
  return (
    <li class="fact-line">
      <div>
        <h3>
          <span class="address">{id}</span>{' '}
          <span class="soft">{fact && words.factKind[fact.kind]}</span>{' '}
          {concept && <span class="state review">{words.concept}</span>}
        </h3>
        {fact && <p>{fact.text}</p>}
        <p class="soft">
          {fact?.sources
            .map(({ says, checkedOn }) => `${says} (${checkedOn ? sayDay(checkedOn) : '–'})`)
            .join(' · ')}{' '}
          {fact?.until && words.until(sayDay(fact.until))}
        </p>
        {proposed && (
          <div class="proposed">
            <ChangeView
              before={source}
              after={proposed.source}
              label={words.factProposedBy(proposed.by)}
            />
            {redaction.edits &&
              (proposed.by === redaction.name ? (
                <p class="soft">{words.factOwn}</p>
              ) : (
                <button type="button" class="button" onClick={() => onConfirm(proposed.revision)}>
                  {words.factConfirm}
                </button>
              ))}
          </div>
        )}
      </div>
      {redaction.edits && (
        <button
          type="button"
          class="button"
          aria-label={`${words.factEdit} ${id}`}
          onClick={() => onEdit(latest)}
        >
          {words.factEdit}
        </button>
      )}
    </li>
  )
}
