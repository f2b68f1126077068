import { TableHead } from '../../ui/TableHead.tsx'
import { sayNumber, sayShown, campaignWords as words } from '../campaign-words.ts'
import type { CampaignView } from '../exchange.ts'
import { kitDeskWords as say } from '../kit-words.ts'

/** What each region's kits brought: one row a region, its bar beside the largest. Nothing where no kit is. */
export function RegionBars({ view }: { readonly view: CampaignView }) {
  if (view.regions.every(({ name }) => name === '')) return null
  const rows = view.regions.toSorted(
    (one, other) => (other.counts.visit ?? 0) - (one.counts.visit ?? 0),
  )
  const most = Math.max(1, ...rows.map(({ counts }) => counts.visit ?? 0))
  return (
    <section aria-labelledby="regions-title">
      <h3 id="regions-title">{say.perRegion}</h3>
      <table class="table funnel">
        <TableHead names={[say.region, words.visits, words.tests, words.chats]} />
        <tbody>
          {rows.map(({ name, counts }) => (
            <tr key={name}>
              <th scope="row">{name || say.noKit}</th>
              <td>
                {(counts.visit ?? 0) > 0 && (
                  <span
                    class="bar"
                    style={{ inlineSize: `${(84 * (counts.visit ?? 0)) / most}px` }}
                  />
                )}
                {sayNumber(counts.visit ?? 0)}
              </td>
              <td>{sayShown(counts.test)}</td>
              <td>{sayShown(counts.chat)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.some(({ counts }) => [counts.test, counts.chat].includes(null)) && (
        <p class="soft">{words.hiddenWhy}</p>
      )}
    </section>
  )
}
