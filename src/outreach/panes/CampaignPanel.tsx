import { useEffect, useRef, useState } from 'preact/hooks'
import { z } from 'zod'
import { useAsked } from '../../ui/use-asked.ts'
import { campaignWords as say, sayPhase, saySpan } from '../campaign-words.ts'
import type { CreativeAsk } from '../creative.ts'
import { campaignViewShape, madeShape } from '../exchange.ts'
import { outreachWords as words } from '../words.ts'
import { sayAsked } from './asked-words.ts'
import { CampaignForm } from './CampaignForm.tsx'
import { CreativeCard } from './CreativeCard.tsx'
import { CreativeForm } from './CreativeForm.tsx'
import type { OutreachDesk } from './desk.ts'
import { Comparison, Funnel } from './Figures.tsx'
import { MadeUp } from './MadeUp.tsx'
import { RegionBars } from './RegionBars.tsx'
import { printWhere } from './where.ts'

type CampaignPanelParts = {
  readonly id: number
  readonly desk: OutreachDesk
  /** Something in it changed. */
  readonly onChange: () => void
}

const newCreative: CreativeAsk = {
  variant: 'A',
  language: 'nl',
  channel: 'instagram',
  says: '',
  alt: '',
  costCents: 0,
  startsOn: null,
  endsOn: null,
  approveBy: null,
}

/** One campaign: its plan, how far it brought people, and its creatives with their links. */
export function CampaignPanel({ id, desk, onChange }: CampaignPanelParts) {
  const path = `/api/v1/outreach/campaigns/${id}`
  const { asking, tell } = desk
  const { value: view, answer, reload } = useAsked(asking, path, campaignViewShape)
  const [form, setForm] = useState<'campaign' | 'creative' | null>(null)
  /** The creative that she just made. */
  const [fresh, setFresh] = useState<number | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const isThere = view !== null
  // Who opened it reads on from its name.
  useEffect(() => {
    if (isThere) heading.current?.focus()
  }, [isThere])
  const act = async (to: string, body: unknown, says: string) => {
    const done = await asking.post(to, body, z.unknown())
    tell(done.kind === 'done' ? says : sayAsked(done))
    if (done.kind === 'done') setForm(null)
    await reload()
    onChange()
  }
  if (!view)
    return (
      <aside class="panel-place" aria-label={say.campaign}>
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? sayAsked(answer) : words.loading}
        </p>
      </aside>
    )
  const { campaign, creatives } = view
  const { revision, name, goal, audience, startsOn, endsOn, stopped } = campaign
  return (
    <aside class="panel-place" aria-labelledby="campaign-title">
      <div class="filters">
        <h2 id="campaign-title" ref={heading} tabIndex={-1}>
          {name}
        </h2>
        {campaign.madeUp && <MadeUp />}
        <span class="grow" />
        <a class="button icon" href={printWhere('campagnes')} aria-label={say.close}>
          ×
        </a>
      </div>
      <p class="soft">
        {sayPhase(campaign)} · {saySpan(startsOn, endsOn)} · {say.audiences[audience]}
      </p>
      {goal && <p>{goal}</p>}
      <p class="row-buttons">
        <button type="button" class="button" onClick={() => setForm('campaign')}>
          {say.change}
        </button>
        <button
          type="button"
          class="button"
          onClick={() =>
            act(
              `${path}/stop`,
              { revision, stopped: !stopped },
              stopped ? say.resumed : say.stopped,
            )
          }
        >
          {stopped ? say.resume : say.stop}
        </button>
      </p>
      <Funnel view={view} />
      <RegionBars view={view} />
      <Comparison view={view} />
      <section aria-labelledby="creatives-title">
        <div class="filters">
          <h3 id="creatives-title">{say.creatives}</h3>
          <span class="grow" />
          <button type="button" class="button" onClick={() => setForm('creative')}>
            {say.makeCreative}
          </button>
        </div>
        {creatives.length === 0 && <p class="soft">{say.noCreative}</p>}
        <ul class="creatives">
          {creatives.map((creative) => (
            <CreativeCard
              key={creative.id}
              {...{ creative, view, asking, tell, act }}
              isFresh={creative.id === fresh}
              onChanged={(says) => {
                tell(says)
                void reload()
                onChange()
              }}
            />
          ))}
        </ul>
      </section>
      {form === 'campaign' && (
        <CampaignForm
          title={say.change}
          first={{ name, goal, audience, startsOn, endsOn }}
          onSave={(asked) => act(path, { revision, campaign: asked }, say.saved)}
          onClose={() => setForm(null)}
        />
      )}
      {form === 'creative' && (
        <CreativeForm
          title={say.makeCreative}
          first={newCreative}
          audience={audience}
          onSave={async (asked) => {
            const done = await asking.post(`${path}/creatives`, asked, madeShape)
            tell(done.kind === 'done' ? say.saved : sayAsked(done))
            if (done.kind !== 'done') return
            setForm(null)
            setFresh(done.value.id)
            await reload()
            onChange()
          }}
          onClose={() => setForm(null)}
        />
      )}
    </aside>
  )
}
