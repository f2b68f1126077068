import { useState } from 'preact/hooks'
import { z } from 'zod'
import type { ChannelKind } from '../channel.ts'
import { channelsPath, type ProposalView } from '../channel-exchange.ts'
import { channelWords as say } from '../channel-words.ts'
import { sayDay } from '../words.ts'
import type { OutreachDesk } from './desk.ts'

type ChannelProposalParts = {
  readonly kind: ChannelKind
  readonly proposal: ProposalView
  readonly desk: OutreachDesk
  readonly reload: () => Promise<void>
}

/** An address that somebody typed and another has to agree to before anything is sent there. */
export function ChannelProposal({ kind, proposal, desk, reload }: ChannelProposalParts) {
  const [busy, setBusy] = useState(false)
  const { id, by, on, isOwn, hasLeft, address, before } = proposal
  const why = isOwn ? say.proposal.own : hasLeft ? say.proposal.left : say.proposal.how
  const words = say.proposal
  const judge = async (how: 'confirm' | 'refuse') => {
    setBusy(true)
    const path = `${channelsPath}/${kind}/${how}`
    const answer = await desk.asking.post(path, { proposal: id }, z.unknown())
    const done = how === 'confirm' ? words.confirmed(say.name[kind]) : words.refused
    desk.tell(answer.kind === 'done' ? done : words.stale)
    setBusy(false)
    await reload()
  }
  const button = (verb: string, how: 'confirm' | 'refuse', isMain: boolean) => (
    <button
      type="button"
      class={isMain ? 'button button-main' : 'button'}
      disabled={busy}
      aria-label={say.about(verb, say.name[kind])}
      onClick={() => void judge(how)}
    >
      {verb}
    </button>
  )
  return (
    <section class="proposal" aria-label={say.about(words.title, say.name[kind])}>
      <p>
        <b>{words.title}.</b> {words.by(by, sayDay(on))}
      </p>
      <dl>
        <dt>{words.address}</dt>
        <dd class="code">{address}</dd>
        <dt>{words.before}</dt>
        <dd class={before ? 'code' : 'soft'}>{before ?? words.nothingBefore}</dd>
      </dl>
      <p class="soft">{why}</p>
      <div class="filters">
        {!isOwn && !hasLeft && button(words.confirm, 'confirm', true)}
        {button(isOwn ? words.withdraw : words.refuse, 'refuse', false)}
      </div>
    </section>
  )
}
