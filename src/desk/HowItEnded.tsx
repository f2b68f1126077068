import type { DeskConversation } from '../chat/panes/desk-conversation.ts'
import { useStore } from '../chat/panes/use-store.ts'
import { CampaignEnd } from '../outreach/panes/CampaignEnd.tsx'
import type { Desk } from './desk.ts'

type HowParts = { readonly one: DeskConversation; readonly ends: Desk['ends'] }

/** Of a conversation that a campaign led to, as far as this tab saw its ticket: how far it came. */
export function HowItEnded({ one: { conversation, answers }, ends }: HowParts) {
  const end = useStore(ends).get(conversation)
  const code = answers?.kind === 'opened' ? answers.campaign : null
  if (code === null) return null
  return (
    <CampaignEnd
      ticked={end?.stages ?? none}
      told={end?.told ?? none}
      onTick={(stage) => ends.tick(conversation, code, stage)}
    />
  )
}

const none: ReadonlySet<never> = new Set()
