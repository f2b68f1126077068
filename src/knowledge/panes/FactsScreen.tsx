import { useState } from 'preact/hooks'
import { z } from 'zod'
import { useAsked } from '../../ui/use-asked.ts'
import { type Language, languages, ownName } from '../../words/language.ts'
import { sayDay, redactionWords as words } from '../desk-words.ts'
import { type FactLine, factLineShape } from '../exchange.ts'
import { type Fact, readFacts } from '../fact.ts'
import { ChangeView } from './ChangeView.tsx'
import type { Redaction } from './desk.ts'
import { FactForm } from './FactForm.tsx'
import { ProposalView } from './ProposalView.tsx'
import { sayRefused } from './page-actions.ts'
import { sayFact, saySources, titleOf } from './say-fact.ts'
import { printWhere } from './where.ts'

type FactsScreenParts = { readonly language: Language; readonly redaction: Redaction }

const factLinesShape = z.array(factLineShape)

/** Statements of law, figures and practice: one proposes, another confirms. */
export function FactsScreen({ language, redaction }: FactsScreenParts) {
  const { asking, tell, edits } = redaction
  const root = `/api/v1/knowledge/facts/${language}`
  const { value: facts, answer, reload } = useAsked(asking, root, factLinesShape)
  const [editing, setEditing] = useState<{ id: string | null; fact: Fact | null } | null>(null)

  const propose = async (id: string, source: string) => {
    const done = await asking.post(`${root}/${id}/propose`, { source }, z.unknown())
    tell(done.kind === 'done' ? words.factProposed : sayRefused(done))
    if (done.kind === 'done') setEditing(null)
    await reload()
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
            path={`${root}/${line.id}`}
            reload={reload}
            onEdit={(fact) => setEditing({ id: line.id, fact })}
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
  readonly path: string
  readonly redaction: Redaction
  readonly reload: () => Promise<void>
  readonly onEdit: (fact: Fact | null) => void
}

function OneFact({ line, path, redaction, reload, onEdit }: OneFactParts) {
  const { id, source, proposal, concept } = line
  const fact = readFacts(source).facts[0] ?? null
  const asked = proposal ? (readFacts(proposal.text).facts[0] ?? null) : null
  const latest = proposal && !proposal.refused ? asked : (fact ?? asked)
  const { title, rest } = titleOf(fact ?? asked ?? { text: id })
  // Another's proposal is decided on first.
  const waits = proposal !== null && !proposal.refused && !proposal.own
  return (
    <li class="fact-line">
      <div>
        <h3>
          {title} {concept && <span class="state review">{words.concept}</span>}
        </h3>
        {rest && <p>{rest}</p>}
        <p class="soft">
          {fact ? words.factKind[fact.kind] : words.factUnconfirmed} ·{' '}
          {fact && `${saySources(fact)} · `}
          {fact?.until && `${words.until(sayDay(fact.until))} · `}
          <span class="address">{id}</span>
        </p>
        {proposal && (
          <ProposalView
            proposal={proposal}
            about={title}
            path={path}
            confirmed={words.factConfirmed}
            redaction={redaction}
            reload={reload}
          >
            <ChangeView
              before={sayFact(source)}
              after={sayFact(proposal.text)}
              label={words.factChange}
            />
          </ProposalView>
        )}
      </div>
      {redaction.edits && !waits && (
        <button
          type="button"
          class="button"
          aria-label={`${words.factEdit}: ${title}`}
          onClick={() => onEdit(latest)}
        >
          {words.factEdit}
        </button>
      )}
    </li>
  )
}
