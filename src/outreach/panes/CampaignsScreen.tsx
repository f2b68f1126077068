import { useState } from 'preact/hooks'
import { z } from 'zod'
import { TableHead } from '../../ui/TableHead.tsx'
import { useAsked } from '../../ui/use-asked.ts'
import type { CampaignAsk } from '../campaign.ts'
import { campaignWords as say, sayNumber, sayOwn, sayPhase, saySpan } from '../campaign-words.ts'
import { type CampaignLine, campaignLineShape, madeShape } from '../exchange.ts'
import { outreachWords as words } from '../words.ts'
import { sayAsked } from './asked-words.ts'
import { CampaignForm } from './CampaignForm.tsx'
import { CampaignPanel } from './CampaignPanel.tsx'
import type { ScreenParts } from './desk.ts'
import { MadeUp } from './MadeUp.tsx'
import { printWhere } from './where.ts'

const path = '/api/v1/outreach/campaigns'
const linesShape = z.array(campaignLineShape)
const usualDays = 28

/** Every campaign with how far it came, and beside them the one that is open. */
export function CampaignsScreen({ desk, rest }: ScreenParts) {
  const { asking, tell, today } = desk
  const { value: lines, answer, reload } = useAsked(asking, path, linesShape)
  const [making, setMaking] = useState(false)
  const open = /^\d{1,9}$/.test(rest[0] ?? '') ? Number(rest[0]) : null
  const make = async (asked: CampaignAsk) => {
    const done = await asking.post(path, asked, madeShape)
    if (done.kind !== 'done') return tell(sayAsked(done))
    setMaking(false)
    await reload()
    window.location.hash = printWhere('campagnes', `${done.value.id}`)
  }
  const endsOn = new Date(Date.parse(today) + usualDays * 86_400_000).toISOString().slice(0, 10)
  return (
    <div class={open === null ? 'campaigns' : 'campaigns beside-panel'}>
      <section class="outreach-screen" aria-labelledby="campaigns-title">
        <div class="filters">
          <h2 id="campaigns-title">{say.title}</h2>
          <span class="grow" />
          <button type="button" class="button button-main" onClick={() => setMaking(true)}>
            {say.make}
          </button>
        </div>
        {!lines && (
          <p class="soft" role="status">
            {answer && answer.kind !== 'done' ? words.offline : words.loading}
          </p>
        )}
        {lines?.length === 0 && <p class="soft">{say.none}</p>}
        {lines && lines.length > 0 && <CampaignTable lines={lines} open={open} />}
      </section>
      {open !== null && (
        <CampaignPanel key={open} id={open} desk={desk} onChange={() => void reload()} />
      )}
      {making && (
        <CampaignForm
          title={say.make}
          first={{ name: '', goal: '', audience: 'youth', startsOn: today, endsOn }}
          onSave={make}
          onClose={() => setMaking(false)}
        />
      )}
    </div>
  )
}

type CampaignTableParts = { readonly lines: readonly CampaignLine[]; readonly open: number | null }

function CampaignTable({ lines, open }: CampaignTableParts) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be reached with the keyboard
    <section class="wide" tabIndex={0} aria-label={say.overview}>
      <table class="table blocks">
        <TableHead names={[say.name, say.phase, say.when, say.waiting, say.visits, say.chats]} />
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <th scope="row">
                <a
                  href={printWhere('campagnes', `${line.id}`)}
                  {...(line.id === open && { 'aria-current': 'true' })}
                >
                  {line.name}
                </a>{' '}
                {line.madeUp && <MadeUp />}
              </th>
              <td data-label={say.phase}>
                <span
                  class={line.phase === 'running' && line.approved > 0 ? 'state live' : 'state'}
                >
                  {sayPhase(line)}
                </span>
              </td>
              <td data-label={say.when}>{saySpan(line.startsOn, line.endsOn)}</td>
              <td data-label={say.waiting}>{line.waiting > 0 ? sayNumber(line.waiting) : ''}</td>
              <td data-label={say.visits}>{sayOwn(line.counts.visit)}</td>
              <td data-label={say.chats}>{sayOwn(line.counts.chat)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
