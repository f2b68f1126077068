import type { Answer, Call, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { channelKinds, parseChannelKind } from '../channel.ts'
import { channelAlarmsPath } from '../channel-alarm.ts'
import { addressIn, credentialShapes } from '../channel-credentials.ts'
import {
  type ChannelView,
  channelsPath,
  inboundPath,
  judgeProposalShape,
  removeChannelShape,
  setChannelShape,
} from '../channel-exchange.ts'
import type { Person } from '../same-person.ts'
import { stateOf, wholeMinute } from './channel-health.ts'
import { isTypedBy, type JudgedAnswer, type Proposal } from './channel-proposals.ts'
import type { ChannelRow } from './channel-store.ts'
import type { Channels } from './channels.ts'
import { type Worker, workerGet, workerIn, workerPost } from './desk-route.ts'
import { inboundRoutes } from './inbound-routes.ts'

type ChannelRouteParts = {
  readonly channels: Channels
  readonly clock: () => number
  readonly nameOf: (member: string) => Promise<string>
  readonly publicOrigin: string
}

/** The desk's addresses of the channels, and those where platforms bring what comes in. */
export function channelRoutes(parts: ChannelRouteParts): readonly Route[] {
  const { channels, clock, publicOrigin } = parts
  return [
    workerGet(channelsPath, async (call) => {
      const [rows, proposals] = await Promise.all([channels.rows(), channels.proposals()])
      const now = clock()
      const me = await workerIn(parts, call)
      return json({
        channels: channelKinds.map((kind) => {
          const row = rows.find((one) => one.kind === kind)
          const waiting = proposals.find((one) => one.kind === kind)
          const proposal = waiting ? proposalView(waiting, me) : null
          const address = `${publicOrigin}${inboundPath}/${kind}`
          return { kind, address, proposal, ...viewOf(row, now) }
        }) satisfies ChannelView[],
      })
    }),
    {
      ...{ method: 'GET', path: channelAlarmsPath, permission: 'supervisor' },
      ...{ maxBytes: 0, takes: 'nothing', dress: 'api' },
      answer: async () => json({ alarms: await channels.alarms() }),
    },
    workerPost(parts, `${channelsPath}/:kind/set`, async ({ params, body }, who) => {
      const kind = parseChannelKind(params['kind'])
      if (!kind) return refused('unknown')
      const asked = setChannelShape.safeParse(body)
      if (!asked.success) return refused('malformed')
      const credentials = credentialShapes[kind].safeParse(asked.data.credentials)
      if (!credentials.success) {
        const [field] = credentials.error.issues[0]?.path ?? []
        return refused('malformed', { why: 'field', field: String(field ?? '') })
      }
      const why = await unfit(credentials.data, parts)
      if (why) return refused('malformed', { why })
      const answer = await channels.set(kind, credentials.data, who, asked.data.revision)
      return answer === 'stale' ? refused('taken') : json({ waits: answer === 'proposed' })
    }),
    workerPost(parts, `${channelsPath}/:kind/confirm`, (call, who) =>
      judges(call, who, channels.confirm),
    ),
    workerPost(parts, `${channelsPath}/:kind/refuse`, (call, who) =>
      judges(call, who, channels.refuse),
    ),
    workerPost(parts, `${channelsPath}/:kind/remove`, async ({ params, body }, who) => {
      const kind = parseChannelKind(params['kind'])
      if (!kind) return refused('unknown')
      const asked = removeChannelShape.safeParse(body)
      if (!asked.success) return refused('malformed')
      return (await channels.remove(kind, who, asked.data.revision)) ? json({}) : refused('taken')
    }),
    workerPost(parts, `${channelsPath}/:kind/test`, async ({ params }) => {
      const kind = parseChannelKind(params['kind'])
      return kind ? json(await channels.test(kind)) : refused('unknown')
    }),
    ...inboundRoutes(channels),
  ]
}

async function judges(
  { params, body }: Call,
  who: Worker,
  judge: Channels['confirm'],
): Promise<Answer> {
  const kind = parseChannelKind(params['kind'])
  if (!kind) return refused('unknown')
  const asked = judgeProposalShape.safeParse(body)
  if (!asked.success) return refused('malformed')
  return judged(await judge(kind, asked.data.proposal, who))
}

function judged(answer: JudgedAnswer): Answer {
  if (answer === 'done') return json({})
  return answer === 'gone' ? refused('taken') : refused('not-allowed', { why: answer })
}

type Unfit = 'needs-https' | 'address' | 'inside'

/** Why credentials that look right can not be used here. */
async function unfit(
  credentials: object,
  { channels, publicOrigin }: ChannelRouteParts,
): Promise<Unfit | null> {
  if ('way' in credentials && credentials.way === 'webhook' && !publicOrigin.startsWith('https:'))
    return 'needs-https'
  const address = addressIn(credentials)
  return address === null ? null : channels.refusal(address)
}

function proposalView(proposal: Proposal, me: Person | null) {
  const { id, proposed_by: by, proposed_on: on, address, before, hasLeft } = proposal
  return { id, by, on, isOwn: me !== null && isTypedBy(proposal, me), hasLeft, address, before }
}

type RowView = Omit<ChannelView, 'kind' | 'address' | 'proposal'>
function viewOf(row: ChannelRow | undefined, now: number): RowView {
  if (!row)
    return {
      ...{ state: 'off', revision: 0, setBy: null, setOn: null, confirmedBy: null },
      ...{ healthyAt: null, failures: 0, problem: null, dropped: 0 },
      ...{ unanswered: 0, unansweredWhy: null },
    }
  const healthyMs = row.healthy_at?.getTime()
  return {
    state: stateOf(row, now),
    revision: row.revision,
    setBy: row.set_by,
    setOn: row.set_on,
    confirmedBy: row.confirmed_by,
    healthyAt: healthyMs === undefined ? null : new Date(wholeMinute(healthyMs)).toISOString(),
    failures: row.failures,
    problem: row.problem,
    dropped: row.dropped,
    unanswered: row.unanswered,
    unansweredWhy: row.unanswered_why,
  }
}
