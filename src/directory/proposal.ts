import { z } from 'zod'

/** A change that one person asks for and another decides on, as the desk shows it. */
export const proposalShape = z.object({
  text: z.string(),
  by: z.string(),
  /** Of whoever asks: she may take it back, and can not let it through. */
  own: z.boolean(),
  revision: z.number().int(),
  /** Who did not let it through, and why ('' when she gave no reason); null while it waits. */
  refused: z.object({ by: z.string(), why: z.string() }).nullable(),
})
export type Proposal = z.infer<typeof proposalShape>

/** revision: of the proposal that was looked at. */
export const decideShape = z.object({ revision: z.number().int() })
export const refuseShape = decideShape.extend({ why: z.string().trim().max(500) })
