import { useState } from 'preact/hooks'
import { z } from 'zod'
import {
  type NumberAsk,
  type NumberChange,
  type NumberLine,
  numberAskShape,
  numberLineShape,
} from '../../directory/numbers.ts'
import type { Proposal } from '../../directory/proposal.ts'
import { useAsked } from '../../ui/use-asked.ts'
import { sayDay, redactionWords as words } from '../desk-words.ts'
import { numberWords as say } from '../number-words.ts'
import type { Redaction } from './desk.ts'
import { NumberForm } from './NumberForm.tsx'
import { ProposalView } from './ProposalView.tsx'
import { sayRefused } from './page-actions.ts'

export const numbersPath = '/api/v1/directory/numbers'
export const numberLinesShape = z.array(numberLineShape)
export const changeOf = ({ id, number, source, checkedOn }: NumberLine): NumberChange => ({
  id,
  number,
  numberCheck: { source, verifiedOn: checkedOn },
})

/** The helplines' numbers: one proposes with a source, another looks there and confirms. */
export function NumbersScreen({ redaction }: { readonly redaction: Redaction }) {
  const { asking, tell, today } = redaction
  const { value: lines, answer, reload } = useAsked(asking, numbersPath, numberLinesShape)
  const [editing, setEditing] = useState<NumberLine | null>(null)
  const propose = async ({ id }: NumberLine, asked: NumberAsk) => {
    const done = await asking.post(`${numbersPath}/${id}/propose`, asked, z.unknown())
    tell(done.kind === 'done' ? say.proposed : sayRefused(done))
    if (done.kind === 'done') setEditing(null)
    await reload()
  }
  return (
    <section class="facts-screen" aria-labelledby="numbers-title">
      <h2 id="numbers-title">{say.title}</h2>
      <p class="soft">{say.how}</p>
      {!lines && (
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? words.offline : words.loading}
        </p>
      )}
      <ul class="facts-list">
        {lines?.map((line) => (
          <OneNumber
            key={line.id}
            line={line}
            redaction={redaction}
            reload={reload}
            onEdit={() => setEditing(line)}
          />
        ))}
      </ul>
      {editing && (
        <NumberForm
          line={editing}
          today={today}
          onPropose={(asked) => propose(editing, asked)}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  )
}

type OneNumberParts = {
  readonly line: NumberLine
  readonly redaction: Redaction
  readonly reload: () => Promise<void>
  readonly onEdit: () => void
}

function OneNumber({ line, redaction, reload, onEdit }: OneNumberParts) {
  const { id, name, number, source, checkedOn, proposal } = line
  // Another's proposal is decided on first.
  const waits = proposal !== null && !proposal.refused && !proposal.own
  return (
    <li class="fact-line">
      <div>
        <h3>
          {name}: <span class="number">{number}</span>{' '}
          {checkedOn === null && <span class="state review">{say.never}</span>}
        </h3>
        {checkedOn && (
          <p class="soft">
            {source} · {say.checkedOn} {sayDay(checkedOn)}
          </p>
        )}
        {proposal && (
          <ProposalView
            proposal={proposal}
            about={name}
            path={`${numbersPath}/${id}`}
            confirmed={say.confirmed}
            redaction={redaction}
            reload={reload}
          >
            <Changed line={line} proposal={proposal} />
          </ProposalView>
        )}
      </div>
      {redaction.edits && !waits && (
        <button type="button" class="button" aria-label={`${say.edit}: ${name}`} onClick={onEdit}>
          {say.edit}
        </button>
      )}
    </li>
  )
}

function Changed({ line, proposal }: { readonly line: NumberLine; readonly proposal: Proposal }) {
  const asked = numberAskShape.parse(JSON.parse(proposal.text))
  return (
    <>
      <p class="becomes">
        <span class="soft">{say.was}</span> <del class="number">{line.number}</del>{' '}
        <span class="soft">{say.becomes}</span> <ins class="number">{asked.number}</ins>
      </p>
      <p class="soft">
        {say.sourceColumn}: {asked.source} · {say.checkedOn} {sayDay(asked.checkedOn)}
      </p>
      {!proposal.own && !proposal.refused && <p>{say.look}</p>}
    </>
  )
}
