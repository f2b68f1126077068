import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { z } from 'zod'
import type { Proposal } from '../../directory/proposal.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { proposalWords as say } from '../proposal-words.ts'
import type { Redaction } from './desk.ts'
import { sayRefused } from './page-actions.ts'

type ProposalViewParts = {
  readonly proposal: Proposal
  /** What it is about, for who hears the buttons one by one. */
  readonly about: string
  /** Below it stand `confirm`, `refuse` and `withdraw`. */
  readonly path: string
  /** What to say once it holds. */
  readonly confirmed: string
  readonly redaction: Redaction
  readonly reload: () => Promise<void>
  /** What it changes. */
  readonly children: ComponentChildren
}

/** What one asks for, and what another can do with it: confirm or refuse. Who asked takes it back. */
export function ProposalView(parts: ProposalViewParts) {
  const { proposal, about, path, confirmed, redaction, reload, children } = parts
  const { by, own, revision, refused } = proposal
  const [asking, setAsking] = useState(false)
  const act = async (verb: string, says: string, more: object = {}) => {
    const done = await redaction.asking.post(`${path}/${verb}`, { revision, ...more }, z.unknown())
    redaction.tell(done.kind === 'done' ? says : sayRefused(done))
    await reload()
  }
  const button = (name: string, onClick: () => void, main = '') => (
    <button
      type="button"
      class={`button ${main}`}
      aria-label={`${name}: ${about}`}
      onClick={onClick}
    >
      {name}
    </button>
  )
  if (refused)
    return (
      <details class="proposed">
        <summary>
          {say.by(by)}. {say.refusedBy(refused.by)}
          {refused.why && `: “${refused.why}”`}
        </summary>
        {children}
        {own && button(say.clear, () => act('withdraw', say.withdrawn))}
      </details>
    )
  return (
    <div class="proposed">
      <p class="soft">{say.by(by)}</p>
      {children}
      {redaction.edits && own && <p class="soft">{say.own}</p>}
      {redaction.edits && (
        <p class="filters">
          {own ? (
            button(say.withdraw, () => act('withdraw', say.withdrawn))
          ) : (
            <>
              {button(say.refuse, () => setAsking(true))}
              {button(say.confirm, () => act('confirm', confirmed), 'button-main')}
            </>
          )}
        </p>
      )}
      {asking && (
        <RefuseProposal
          onClose={() => setAsking(false)}
          onRefuse={async (why) => {
            await act('refuse', say.refused, { why })
            setAsking(false)
          }}
        />
      )}
    </div>
  )
}

type RefuseProposalParts = {
  readonly onClose: () => void
  readonly onRefuse: (why: string) => Promise<void>
}

function RefuseProposal({ onClose, onRefuse }: RefuseProposalParts) {
  const [why, setWhy] = useState('')
  return (
    <Dialog
      title={say.refuseTitle}
      does={say.refuse}
      onDo={() => void onRefuse(why)}
      onClose={onClose}
    >
      <p class="soft">{say.refuseHow}</p>
      <label class="stacked">
        {say.refuseWhy}
        <textarea
          rows={3}
          maxLength={500}
          value={why}
          onInput={(event) => setWhy(event.currentTarget.value)}
        />
      </label>
    </Dialog>
  )
}
