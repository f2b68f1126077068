import { z } from 'zod'
import { languages } from '../words/language.ts'
import { dayShape } from './campaign.ts'

export const variants = ['A', 'B', 'C', 'D'] as const
export type Variant = (typeof variants)[number]

/** Where a creative is seen. */
export const channels = [
  'instagram',
  'tiktok',
  'snapchat',
  'telegram',
  'facebook',
  'ad-site',
  'school',
  'municipality',
  'poster',
] as const
export type Channel = (typeof channels)[number]

/** How far it is: only what a second person approved goes out. */
export const creativeStates = ['draft', 'review', 'approved'] as const
export type CreativeState = (typeof creativeStates)[number]

const ownDay = dayShape.nullable().default(null)

/**
 * What a worker says about a creative. says: its text. alt: what stands in its image, for who can not see it. startsOn,
 * endsOn: null where it goes along with its campaign. approveBy: the last day on which a colleague can look at it.
 */
export const creativeAskShape = z
  .object({
    variant: z.enum(variants),
    language: z.enum(languages),
    channel: z.enum(channels),
    says: z.string().trim().min(1).max(600),
    alt: z.string().trim().max(300),
    costCents: z.number().int().min(0).max(100_000_000),
    startsOn: ownDay,
    endsOn: ownDay,
    approveBy: ownDay,
  })
  .refine(({ startsOn, endsOn }) => startsOn === null || endsOn === null || startsOn <= endsOn)
export type CreativeAsk = z.infer<typeof creativeAskShape>
