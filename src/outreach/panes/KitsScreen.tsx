import { useState } from 'preact/hooks'
import { z } from 'zod'
import { TableHead } from '../../ui/TableHead.tsx'
import { useAsked } from '../../ui/use-asked.ts'
import { campaignWords, sayShown } from '../campaign-words.ts'
import { type KitAsk, type KitView, kitsPath, kitsShape, placeRefusal } from '../kit.ts'
import { kitDeskWords as say } from '../kit-words.ts'
import { outreachWords as words } from '../words.ts'
import { sayAsked } from './asked-words.ts'
import type { ScreenParts } from './desk.ts'
import { KitForm } from './KitForm.tsx'
import { MadeUp } from './MadeUp.tsx'
import { saveKit } from './save-kit.ts'
import { printWhere } from './where.ts'

const madeShape = z.object({ code: z.string() })

/** Every kit with what it brought, and the way to another. */
export function KitsScreen({ desk }: ScreenParts) {
  const { asking, tell } = desk
  const { value, answer, reload } = useAsked(asking, kitsPath, kitsShape)
  const [making, setMaking] = useState(false)
  /** What could have been meant by the place; null when the kit is made or something else was wrong. */
  const make = async (asked: KitAsk): Promise<readonly string[] | null> => {
    const done = await asking.post(kitsPath, asked, madeShape)
    if (done.kind === 'refused') {
      const place = placeRefusal.safeParse(done.detail)
      if (place.success) return place.data.options
    }
    tell(done.kind === 'done' ? say.made : sayAsked(done))
    if (done.kind === 'done') setMaking(false)
    await reload()
    return null
  }
  return (
    <section class="outreach-screen" aria-labelledby="kits-title">
      <div class="filters">
        <h2 id="kits-title">{say.title}</h2>
        <span class="grow" />
        {value && value.creatives.length > 0 && (
          <button type="button" class="button button-main" onClick={() => setMaking(true)}>
            {say.make}
          </button>
        )}
      </div>
      <p class="soft">{say.how}</p>
      {!value && (
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? words.offline : words.loading}
        </p>
      )}
      {value?.creatives.length === 0 && <p class="soft">{say.noCreative}</p>}
      {value?.kits.length === 0 && <p class="soft">{say.none}</p>}
      {value && value.kits.length > 0 && <KitTable kits={value.kits} tell={tell} />}
      {value && making && <KitForm kits={value} onMake={make} onClose={() => setMaking(false)} />}
    </section>
  )
}

type KitTableParts = Pick<KitParts, 'tell'> & { readonly kits: readonly KitView[] }

function KitTable({ kits, tell }: KitTableParts) {
  const heads = [
    ...[say.forWhom, say.region, campaignWords.campaign, say.link],
    ...[campaignWords.visits, campaignWords.tests, campaignWords.chats],
  ]
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be reached with the keyboard */}
      <section class="wide" tabIndex={0} aria-label={say.overview}>
        <table class="table blocks">
          <TableHead names={heads} />
          <tbody>
            {kits.map((kit) => (
              <Kit key={kit.code} kit={kit} tell={tell} />
            ))}
          </tbody>
        </table>
      </section>
      {kits.some(({ counts }) => [counts.test, counts.chat].includes(null)) && (
        <p class="soft">{campaignWords.hiddenWhy}</p>
      )}
    </>
  )
}

type KitParts = { readonly kit: KitView; readonly tell: ScreenParts['desk']['tell'] }

function Kit({ kit, tell }: KitParts) {
  const { code, school, place, region, campaign, campaignName, variant, counts } = kit
  const name = school || place
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    tell(say.saved[await saveKit(code)])
    setBusy(false)
  }
  return (
    <tr>
      <th scope="row">
        {name}
        {school && <div class="soft">{place}</div>}
      </th>
      <td data-label={say.region}>{region}</td>
      <td data-label={campaignWords.campaign}>
        <a href={printWhere('campagnes', `${campaign}`)}>{campaignName}</a>, {variant}{' '}
        {kit.madeUp && <MadeUp />}
      </td>
      <td data-label={say.link}>
        <span class="code">/c/{code}</span>{' '}
        {kit.stopped && <span class="state">{campaignWords.ended}</span>}
        {!kit.stopped && (
          <div class="row-buttons">
            {kit.ready ? (
              <button
                type="button"
                class="button"
                disabled={busy}
                aria-label={busy ? say.making : say.fetchOf(name)}
                onClick={save}
              >
                {busy ? say.making : say.fetch}
              </button>
            ) : (
              <span class="state review">{say.notReady}</span>
            )}
          </div>
        )}
      </td>
      <td data-label={campaignWords.visits}>{sayShown(counts.visit)}</td>
      <td data-label={campaignWords.tests}>{sayShown(counts.test)}</td>
      <td data-label={campaignWords.chats}>{sayShown(counts.chat)}</td>
    </tr>
  )
}
