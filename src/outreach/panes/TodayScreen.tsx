import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { TableHead } from '../../ui/TableHead.tsx'
import { useAsked } from '../../ui/use-asked.ts'
import { campaignWords as say, sayNumber, sayOwn, saySpan } from '../campaign-words.ts'
import { type CampaignLine, type CreativeView, type Today, todayShape } from '../exchange.ts'
import { sayDay, outreachWords as words } from '../words.ts'
import { ChannelsToday } from './ChannelsToday.tsx'
import type { ScreenParts } from './desk.ts'
import { LogbookToday } from './LogbookToday.tsx'
import { MadeUp } from './MadeUp.tsx'
import { printWhere } from './where.ts'

/** What waits for her today: what to approve, what goes out, what came back. */
export function TodayScreen({ desk }: ScreenParts) {
  const { value: today, answer } = useAsked(desk.asking, '/api/v1/outreach/today', todayShape)
  if (!today)
    return (
      <section class="outreach-screen" aria-labelledby="today-title">
        <h2 id="today-title">{words.today}</h2>
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? words.offline : words.loading}
        </p>
      </section>
    )
  const mine = today.review.filter(({ creative }) => !creative.own)
  const asked = today.review.filter(({ creative }) => creative.own)
  return (
    <section class="outreach-screen" aria-labelledby="today-title">
      <h2 id="today-title">{words.today}</h2>
      <div class="today">
        <LogbookToday desk={desk} />
        <ChannelsToday desk={desk} />
        <Part title={say.todayReview} none={today.review.length === 0 ? say.todayReviewNone : null}>
          {mine.map((one) => (
            <Waiting key={one.creative.id} {...one} />
          ))}
          {asked.map((one) => (
            <Waiting key={one.creative.id} {...one} says={say.own} />
          ))}
        </Part>
        {today.sentBack.length > 0 && (
          <Part title={say.todaySentBack} none={null}>
            {today.sentBack.map((one) => (
              <Waiting key={one.creative.id} {...one} says={one.creative.sentBack?.why ?? ''} />
            ))}
          </Part>
        )}
        <Part title={say.todayOut} none={today.running.length === 0 ? say.todayOutNone : null}>
          {today.running.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </Part>
        {today.soon.length > 0 && (
          <Part title={say.todaySoon} none={null}>
            {today.soon.map((line) => (
              <Line key={line.id} line={line} />
            ))}
          </Part>
        )}
        <section aria-labelledby="today-back">
          <h3 id="today-back">{say.todayBack}</h3>
          {today.cameBack.length === 0 ? (
            <p class="soft">{say.todayBackNone}</p>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be reached with the keyboard
            <section class="wide" tabIndex={0} aria-label={say.todayBackTable}>
              <CameBack rows={today.cameBack} />
            </section>
          )}
        </section>
      </div>
    </section>
  )
}

type PartParts = {
  readonly title: string
  /** What to say when there is nothing. */
  readonly none: string | null
  readonly children: ComponentChildren
}

function Part({ title, none, children }: PartParts) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {none && <p class="soft">{none}</p>}
      <ul class="today-list">{children}</ul>
    </section>
  )
}

type WaitingParts = {
  readonly campaign: string
  readonly creative: CreativeView
  readonly says?: string
}

function Waiting({ campaign, creative, says }: WaitingParts) {
  return (
    <li>
      <a href={printWhere('campagnes', `${creative.campaign}`)}>
        {campaign}: {say.creativeTitle(creative.variant, say.channels[creative.channel])}
      </a>
      <p lang={creative.language} dir="auto">
        {creative.says}
      </p>
      <p class="soft">
        {says ?? say.by(creative.by.join(', '))}
        {creative.approveBy && ` · ${say.approveByDay(sayDay(creative.approveBy))}`}
      </p>
    </li>
  )
}

function Line({ line }: { readonly line: CampaignLine }) {
  const waiting = line.creatives - line.approved
  return (
    <li>
      <a href={printWhere('campagnes', `${line.id}`)}>{line.name}</a> {line.madeUp && <MadeUp />}
      <p class="soft">
        {saySpan(line.startsOn, line.endsOn)} ·{' '}
        {line.phase === 'running' ? say.goOut(line.out) : say.approvedCount(line.approved)}
        {waiting > 0 && `, ${say.waitCount(waiting)}`}
      </p>
    </li>
  )
}

function CameBack({ rows }: { readonly rows: Today['cameBack'] }) {
  return (
    <table class="table blocks">
      <TableHead
        names={[
          say.campaign,
          say.visitsToday,
          ...[say.visits, say.tests, say.chats].map(say.yesterday),
        ]}
      />
      <tbody>
        {rows.map(({ id, name, madeUp, today, yesterday }) => (
          <tr key={id}>
            <th scope="row">
              {name} {madeUp && <MadeUp />}
            </th>
            <td data-label={say.visitsToday}>{sayNumber(today)}</td>
            <td data-label={say.yesterday(say.visits)}>{sayOwn(yesterday.visit)}</td>
            <td data-label={say.yesterday(say.tests)}>{sayOwn(yesterday.test)}</td>
            <td data-label={say.yesterday(say.chats)}>{sayOwn(yesterday.chat)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
