import type { ConversationId } from '../chain/member.ts'
import type { Http } from '../chat/sealed/conversation.ts'
import type { DeskStage } from '../outreach/stage.ts'

/** How conversations ended, for the counts of the campaigns they came by. */
export type CampaignEnds = ReadonlyMap<ConversationId, CampaignEnd>
export type CampaignEnd = {
  /** Of the campaign's link. */
  readonly code: string
  readonly stages: ReadonlySet<DeskStage>
  /** Those that the house has been told already. */
  readonly told: ReadonlySet<DeskStage>
}

const none: ReadonlySet<DeskStage> = new Set()

/**
 * Keeps what she ticks in this tab, and tells all of it together when her shift ends or the page goes: at the moment
 * that a conversation ends nothing is said of it, so that no count can be laid beside one.
 */
export function createCampaignEnds(http: Http) {
  const listeners = new Set<() => void>()
  let ends: CampaignEnds = new Map()

  return {
    view: () => ends,
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    /** What was told stays so. */
    tick(conversation: ConversationId, code: string, stage: DeskStage) {
      const { stages, told } = ends.get(conversation) ?? { stages: none, told: none }
      if (told.has(stage)) return
      change(conversation, { code, stages: stages.symmetricDifference(new Set([stage])), told })
    },
    /** Resolves when the house has been asked; what it did not take is told the next time. */
    async tell(): Promise<void> {
      const going = [...ends].flatMap(([conversation, { code, stages, told }]) =>
        [...stages.difference(told)].map((stage) => ({ conversation, code, stage })),
      )
      if (going.length === 0) return
      for (const { conversation, stage } of going) mark(conversation, stage, true)
      // Sorted, so that their order tells nothing of hers.
      const body = going.map(({ code, stage }) => ({ code, stage })).sort(byCode)
      const took = await http('/api/v1/desk/campaign-ends', {
        method: 'POST',
        body: JSON.stringify({ ends: body }),
        headers: { 'content-type': 'application/json' },
        keepalive: true,
      }).then(
        (response) => response.ok,
        () => false,
      )
      if (!took) for (const { conversation, stage } of going) mark(conversation, stage, false)
    },
  }

  function mark(conversation: ConversationId, stage: DeskStage, isTold: boolean) {
    const end = ends.get(conversation)
    if (!end) return
    const one = new Set([stage])
    change(conversation, { ...end, told: isTold ? end.told.union(one) : end.told.difference(one) })
  }

  function change(conversation: ConversationId, end: CampaignEnd) {
    ends = new Map(ends).set(conversation, end)
    for (const listener of listeners) listener()
  }
}

const byCode = (left: { readonly code: string }, right: { readonly code: string }) =>
  left.code < right.code ? -1 : 1
