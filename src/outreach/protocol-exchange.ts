import { z } from 'zod'

/** What crosses `/api/v1/outreach/minor-protocol`: when somebody who may be a minor is written to after all. */

export const protocolPath = '/api/v1/outreach/minor-protocol'
export const protocolMaxLength = { decides: 200, context: 600, rules: 1_500 } as const

const text = (most: number) => z.string().trim().min(10).max(most)
/** decides: by function, who says yes. context: where and about whom it holds. rules: what has to be so besides. */
export const protocolTextShape = z.object({
  decides: text(protocolMaxLength.decides),
  context: text(protocolMaxLength.context),
  rules: text(protocolMaxLength.rules),
})
export type ProtocolText = z.infer<typeof protocolTextShape>

/** after: the newest version that she saw, 0 for none. */
export const writeProtocolShape = protocolTextShape.extend({ after: z.int().min(0) })
/** The version that she read. */
export const protocolActShape = z.object({ protocol: z.int() })

export const protocolShape = z.object({
  ...protocolTextShape.shape,
  id: z.int(),
  writer: z.string(),
  day: z.string(),
  withdrawn: z.object({ by: z.string(), day: z.string() }).nullable(),
})
export type Protocol = z.infer<typeof protocolShape>

/** protocol: the newest, whether or not it holds. on: enough persons confirmed it, and nobody withdrew it. */
export const protocolViewShape = z.object({
  protocol: protocolShape.nullable(),
  confirmations: z.array(z.object({ name: z.string(), day: z.string(), own: z.boolean() })),
  on: z.boolean(),
})
export type ProtocolView = z.infer<typeof protocolViewShape>
