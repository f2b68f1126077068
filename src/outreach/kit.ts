import { z } from 'zod'
import { shownCountsShape } from './shown-counts.ts'

/** What a worker says about a kit. municipality: as she typed it. school: '' when the kit is the municipality's own. */
export const kitAskShape = z.object({
  creative: z.number().int(),
  target: z.string().min(1).max(120),
  municipality: z.string().trim().min(1).max(80),
  school: z.string().trim().max(120),
})
export type KitAsk = z.infer<typeof kitAskShape>

/** A kit that was made. place: of its municipality; region: whose Veilig Thuis answers there. */
export const kitViewShape = z.object({
  code: z.string(),
  campaign: z.number().int(),
  campaignName: z.string(),
  madeUp: z.boolean(),
  variant: z.string(),
  place: z.string(),
  region: z.string(),
  school: z.string(),
  target: z.string(),
  stopped: z.boolean(),
  /** Its words are approved now, so that it can be fetched. */
  ready: z.boolean(),
  counts: shownCountsShape,
})
export type KitView = z.infer<typeof kitViewShape>

const titled = z.object({ path: z.string(), title: z.string() })
/** creatives: those that a kit can be made of. municipalities: by name. */
export const kitsShape = z.object({
  kits: z.array(kitViewShape),
  creatives: z.array(
    z.object({ id: z.number().int(), campaign: z.string(), variant: z.string(), says: z.string() }),
  ),
  targets: z.array(titled),
  municipalities: z.array(z.string()),
})
export type Kits = z.infer<typeof kitsShape>

/** Which place was meant is not clear: these could be. */
export const placeRefusal = z.looseObject({ why: z.literal('place'), options: z.array(z.string()) })

export const kitsPath = '/api/v1/outreach/kits'
