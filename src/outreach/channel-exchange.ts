import { z } from 'zod'
import { channelKinds, problemShape } from './channel.ts'

/**
 * How a channel does. off: no credentials. starting: no look yet. failing: the last look or answer failed. dead: many
 * in a row did. silent: nobody looked for minutes, so the process that should is not there.
 */
export const channelStates = ['off', 'starting', 'works', 'failing', 'dead', 'silent'] as const
export type ChannelState = (typeof channelStates)[number]

/**
 * Credentials that wait for another worker. hasLeft: whoever typed them does this work no more, and nobody can agree
 * to them. address: where messages would go by them; before: where they go now.
 */
export const proposalShape = z.object({
  id: z.string(),
  by: z.string(),
  on: z.string(),
  isOwn: z.boolean(),
  hasLeft: z.boolean(),
  address: z.string(),
  before: z.string().nullable(),
})
export type ProposalView = z.infer<typeof proposalShape>

/** One channel as the desk sees it; of what was typed only an address that waits for a second worker is among it. */
export const channelViewShape = z.object({
  kind: z.enum(channelKinds),
  state: z.enum(channelStates),
  /** What a change has to show: 0 when nothing ever stood there. */
  revision: z.number(),
  setBy: z.string().nullable(),
  setOn: z.string().nullable(),
  /** Who agreed to the address. */
  confirmedBy: z.string().nullable(),
  /** ISO 8601, whole minutes. */
  healthyAt: z.string().nullable(),
  failures: z.number(),
  problem: problemShape.nullable(),
  dropped: z.number(),
  /** Answers in a row that did not get through, and why the last did not. */
  unanswered: z.number(),
  unansweredWhy: problemShape.nullable(),
  /** Our address, for the other side to bring things to. */
  address: z.string(),
  proposal: proposalShape.nullable(),
})
export type ChannelView = z.infer<typeof channelViewShape>

export const channelsShape = z.object({ channels: z.array(channelViewShape) })

export const setChannelShape = z.object({
  revision: z.number().int().min(0),
  credentials: z.record(z.string().max(40), z.string().max(600)),
})
/** waits: a second worker has to agree first. */
export const setAnswerShape = z.object({ waits: z.boolean() })
export const judgeProposalShape = z.object({ proposal: z.uuid() })
export const removeChannelShape = z.object({ revision: z.number().int().min(1) })

/** What a test said. */
export const testedShape = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('works'), name: z.string().nullable() }),
  z.object({ kind: z.literal('fails'), problem: problemShape }),
  z.object({ kind: z.literal('off') }),
])
export type Tested = z.infer<typeof testedShape>

export const channelsPath = '/api/v1/outreach/channels'
/** Where the other side brings what comes in. */
export const inboundPath = '/api/v1/outreach/in'
