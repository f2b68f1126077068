import type { Language } from '../words/language.ts'
import { type Label, labelsIn } from './labels.ts'
import { fillMessage, gaps, type MessagePages } from './message.ts'
import { holdsAddress } from './points-at.ts'
import { judgeMessage, type MessageFault } from './template.ts'

/**
 * What is wrong with the words of a message before they are filled. gap: something else between braces than a name or
 * address of ours. address: another address, number or account than ours. hidden: signs that nobody sees.
 */
export type TemplateFault = MessageFault | 'gap' | 'address' | 'hidden'
export type TemplateJudged = {
  readonly faults: readonly TemplateFault[]
  readonly labels: readonly Label[]
}

/** As long as a usual name, so that the length and what a locked phone shows are judged with one. */
export const sampleAlias = 'Noor'

/** Everything that keeps a template from being used; neither faults nor labels when it may. */
export function judgeTemplate(
  says: string,
  language: Language,
  pages: MessagePages,
): TemplateJudged {
  const faults = new Set<TemplateFault>()
  const [alias, chat, why] = gaps.map((gap) => says.includes(`{${gap}}`))
  if (!alias) faults.add('no-sender')
  if (!chat) faults.add('no-chat')
  if (!why) faults.add('no-why')
  const filled = fillMessage(says, { alias: sampleAlias, pages })
  for (const fault of judgeMessage(filled, language, pages)) faults.add(fault)
  const bare = fillMessage(says, { alias: sampleAlias, pages: { chat: ' ', why: ' ' } })
  if (/[{}]/.test(bare)) faults.add('gap')
  if (holdsAddress(bare) || glued.test(says)) faults.add('address')
  if (/[\p{Cc}\p{Cf}\p{Co}]/u.test(says)) faults.add('hidden')
  const labels = labelsIn(filled, 'youth')
  if (labels.length > 0) faults.add('label')
  return { faults: [...faults], labels }
}

/** An address of ours with something of another against it: `evil-{chat}` is another host. */
const glued = /[^\s(:"'“«]\{(?:chat|why)\}|\{(?:chat|why)\}(?![.,;:!?)"'”»،؟]*(?:\s|$))/u
