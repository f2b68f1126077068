import { z } from 'zod'

/** For whom a campaign is. Texts for youth are the plainest, and name nobody. */
export const audiences = ['youth', 'relatives', 'professionals'] as const
export type Audience = (typeof audiences)[number]

/** `YYYY-MM-DD`, a day that there is. */
export const dayShape = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((day) => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ?? false)

/** What a worker says about a campaign. */
export const campaignAskShape = z
  .object({
    name: z.string().trim().min(1).max(80),
    goal: z.string().trim().max(400),
    audience: z.enum(audiences),
    startsOn: dayShape,
    endsOn: dayShape,
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn)
export type CampaignAsk = z.infer<typeof campaignAskShape>

/** When it is seen: before, during or after its days, or stopped by hand. */
export const phases = ['planned', 'running', 'over', 'stopped'] as const
export type Phase = (typeof phases)[number]

type Planned = { readonly startsOn: string; readonly endsOn: string; readonly stopped: boolean }

/** today: `YYYY-MM-DD`. */
export function phaseOf({ startsOn, endsOn, stopped }: Planned, today: string): Phase {
  if (stopped) return 'stopped'
  if (today < startsOn) return 'planned'
  return today > endsOn ? 'over' : 'running'
}
