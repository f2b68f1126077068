import { dayOf } from '../../audit/entry.ts'
import { findPlace } from '../../directory/find-place.ts'
import type { Municipality } from '../../directory/municipality.ts'
import { type Answer, json, type Route, refused } from '../../doors/route.ts'
import { type KitAsk, type Kits, type KitView, kitAskShape, kitsPath } from '../kit.ts'
import { codeForm } from '../link.ts'
import { shownCounts } from '../shown-counts.ts'
import { noCounts } from '../stage.ts'
import { zip } from '../zip.ts'
import { readCampaign, readCampaigns } from './campaign-store.ts'
import { lockCreative, readCreatives } from './creative-store.ts'
import { note, type Worker, workerGet, workerPost } from './desk-route.ts'
import { readImage } from './image-store.ts'
import { kitFiles } from './kit-files.ts'
import { insertKit, readKit, readKits } from './kit-store.ts'
import { newCode } from './link-routes.ts'
import { readLink, readLinks } from './link-store.ts'
import type { OpenOutreach } from './outreach.ts'

/** Kits for schools and municipalities: a code of their own, and all they need in one file. */
export function kitRoutes({ parts, leading }: OpenOutreach): readonly Route[] {
  const { database, clock } = parts
  return [
    workerGet(kitsPath, async () => json(await kits())),
    workerPost(parts, kitsPath, async ({ body }, who) => {
      const asked = kitAskShape.safeParse(body)
      if (!asked.success) return refused('malformed')
      if (!parts.targets().some(({ path }) => path === asked.data.target))
        return refused('malformed', { why: 'no-such-page' })
      const found = findPlace(parts.places(), asked.data.municipality)
      if (found.kind === 'found') return made(asked.data, found.municipality, who)
      const options = 'options' in found ? found.options.map(({ value }) => value) : []
      return refused('malformed', { why: 'place', options })
    }),
    workerGet(`${kitsPath}/:code/kit.zip`, async ({ params }) => {
      const code = params['code'] ?? ''
      return codeForm.test(code) ? archive(code) : refused('unknown')
    }),
  ]

  async function made(asked: KitAsk, municipality: Municipality, who: Worker): Promise<Answer> {
    const { school, target } = asked
    const { name: place, veiligThuis: region } = municipality
    const answer = await database.transaction(async (tx) => {
      const creative = await lockCreative(tx, asked.creative)
      if (!creative) return refused('unknown')
      if (creative.state !== 'approved') return refused('not-allowed', { why: 'not-approved' })
      const forWhom = (school || place).slice(0, 80)
      const code = await newCode(tx, creative.id, { target, note: forWhom })
      await insertKit(tx, { code, municipality: municipality.code, place, region, school })
      await note(tx, parts, 'kit-made', `link ${code}`, who)
      return json({ code }, 201)
    })
    await leading.refresh()
    return answer
  }

  async function kits(): Promise<Kits> {
    const [rows, campaigns, creatives, links] = await Promise.all([
      readKits(database),
      readCampaigns(database),
      readCreatives(database, null),
      readLinks(database, null, dayOf(clock())),
    ])
    const campaignOf = new Map(campaigns.map((one) => [one.id, one]))
    const creativeOf = new Map(creatives.map((one) => [one.id, one]))
    const linkOf = new Map(links.map((one) => [one.code, one]))
    const shown = new Map(
      [...Map.groupBy(links, ({ campaign }) => campaign)].map(([id, own]) => [
        id,
        shownCounts(own),
      ]),
    )
    const view = (row: (typeof rows)[number]): KitView[] => {
      const link = linkOf.get(row.code)
      const campaign = link && campaignOf.get(link.campaign)
      const creative = link && creativeOf.get(link.creative)
      if (!link || !campaign || !creative) return []
      return [
        {
          ...row,
          ...{ campaign: campaign.id, campaignName: campaign.name, madeUp: campaign.madeUp },
          ...{ variant: creative.variant, target: link.target, stopped: link.stopped },
          ready: creative.state === 'approved',
          counts: shown.get(campaign.id)?.links.get(row.code) ?? noCounts,
        },
      ]
    }
    return {
      kits: rows.flatMap(view),
      creatives: creatives
        .filter(({ state }) => state === 'approved')
        .map(({ id, campaign, variant, says }) => ({
          ...{ id, variant, says },
          campaign: campaignOf.get(campaign)?.name ?? '',
        })),
      targets: [...parts.targets()],
      municipalities: [...parts.places().municipalities.values()]
        .map(({ name }) => name)
        .sort(new Intl.Collator('nl', { ignorePunctuation: true }).compare),
    }
  }

  /** Only approved words are put in a kit. */
  async function archive(code: string): Promise<Answer> {
    const [kit, link] = await Promise.all([readKit(database, code), readLink(database, code)])
    if (!kit || !link) return refused('unknown')
    const all = await readCreatives(database, null)
    const creative = all.find(({ id }) => id === link.creative)
    if (creative?.state !== 'approved') return refused('not-allowed', { why: 'not-approved' })
    const campaign = await readCampaign(database, creative.campaign)
    const files = await kitFiles({
      name: kit.school || `gemeente ${kit.place}`,
      campaign: campaign?.name ?? '',
      creative,
      image: await readImage(database, creative.id),
      approved: all.filter((one) => one.campaign === creative.campaign && one.state === 'approved'),
      address: `${parts.publicOrigin}/c/${code}`,
    })
    return { kind: 'file', type: 'application/zip', bytes: zip(files) }
  }
}
