import { z } from 'zod'
import { audiences, campaignAskShape, phases } from './campaign.ts'
import { creativeAskShape, creativeStates } from './creative.ts'
import { imageShape } from './image.ts'
import { linkAskShape } from './link.ts'
import { shownCountsShape } from './shown-counts.ts'

/** What crosses `/api/v1/outreach/…` about campaigns, read by both sides. */

const id = z.number().int()
/** What she looked at: a change to anything newer is refused. */
const revision = z.number().int()
export const revisionShape = z.object({ revision })
export const saveCampaignShape = z.object({ revision, campaign: campaignAskShape })
export const stopShape = z.object({ revision, stopped: z.boolean() })
export const saveCreativeShape = z.object({ revision, creative: creativeAskShape })
export const sendBackShape = z.object({ revision, why: z.string().trim().min(1).max(400) })
export const rejectedShape = z.object({ revision, reason: z.string().trim().max(300) })
export const madeShape = z.object({ id })

/** by: who wrote in it. own: the caller is one of them, and approves it not. printable: a poster of it can be a PDF. */
export const creativeViewShape = z.object({
  ...creativeAskShape.shape,
  id,
  campaign: id,
  revision,
  state: z.enum(creativeStates),
  by: z.array(z.string()),
  own: z.boolean(),
  approvedBy: z.string().nullable(),
  sentBack: z.object({ by: z.string(), why: z.string() }).nullable(),
  rejectedReason: z.string(),
  image: imageShape.nullable(),
  printable: z.boolean(),
})
export type CreativeView = z.infer<typeof creativeViewShape>

/** counts: of all its days together; what comes after a visit until yesterday. leads: its code leads somewhere today. */
export const linkViewShape = z.object({
  ...linkAskShape.shape,
  code: z.string(),
  creative: id,
  stopped: z.boolean(),
  leads: z.boolean(),
  counts: shownCountsShape,
})
export type LinkView = z.infer<typeof linkViewShape>

/**
 * madeUp: its figures are the demo's. approved: of its creatives; out: those of them that are seen today. waiting:
 * creatives that a second person has to look at.
 */
export const campaignLineShape = z.object({
  id,
  revision,
  name: z.string(),
  goal: z.string(),
  audience: z.enum(audiences),
  startsOn: z.string(),
  endsOn: z.string(),
  stopped: z.boolean(),
  madeUp: z.boolean(),
  phase: z.enum(phases),
  creatives: z.number(),
  approved: z.number(),
  out: z.number(),
  waiting: z.number(),
  counts: shownCountsShape,
})
export type CampaignLine = z.infer<typeof campaignLineShape>

/** What the platforms said of a creative, from the files that were read. */
const platformShape = z.object({ creative: id, shown: z.number(), clicked: z.number() })

const groupShape = z.object({ name: z.string(), counts: shownCountsShape })

/** targets: where a link may lead. origin: what stands before `/c/`. regions: '' are links of no kit. */
export const campaignViewShape = z.object({
  campaign: campaignLineShape,
  creatives: z.array(creativeViewShape),
  links: z.array(linkViewShape),
  variants: z.array(groupShape),
  regions: z.array(groupShape),
  platform: z.array(platformShape),
  targets: z.array(z.object({ path: z.string(), title: z.string() })),
  origin: z.string(),
})
export type CampaignView = z.infer<typeof campaignViewShape>

/** campaigns: those that wait, run today or were counted yesterday or today. today: visits. */
export const todayShape = z.object({
  review: z.array(z.object({ campaign: z.string(), creative: creativeViewShape })),
  sentBack: z.array(z.object({ campaign: z.string(), creative: creativeViewShape })),
  running: z.array(campaignLineShape),
  soon: z.array(campaignLineShape),
  cameBack: z.array(
    z.object({
      id,
      name: z.string(),
      madeUp: z.boolean(),
      today: z.number(),
      yesterday: shownCountsShape,
    }),
  ),
})
export type Today = z.infer<typeof todayShape>

/** What is wrong with a creative that may not go out. */
export const labelRefusal = z.looseObject({
  why: z.literal('label'),
  labels: z.array(z.object({ part: z.string(), instead: z.array(z.string()) })),
})

/** An image has to be described, for who can not see it. */
export const noAltRefusal = z.looseObject({ why: z.literal('no-alt') })
