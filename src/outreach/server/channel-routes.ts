import type { Answer, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { channelKinds, parseChannelKind, type Received } from '../channel.ts'
import { credentialShapes, maySendTo } from '../channel-credentials.ts'
import {
  type ChannelView,
  channelsPath,
  inboundPath,
  removeChannelShape,
  setChannelShape,
} from '../channel-exchange.ts'
import { stateOf, wholeMinute } from './channel-health.ts'
import type { ChannelRow } from './channel-store.ts'
import type { Channels } from './channels.ts'
import { workerGet, workerPost } from './desk-route.ts'

type ChannelRouteParts = {
  readonly channels: Channels
  readonly clock: () => number
  readonly nameOf: (member: string) => Promise<string>
  readonly publicOrigin: string
  readonly demo: boolean
}

/** A batch of a platform; one message is far smaller. */
const mostBytes = 256 * 1_024

/** The desk's addresses of the channels, and those where platforms bring what comes in. */
export function channelRoutes(parts: ChannelRouteParts): readonly Route[] {
  const { channels, clock, publicOrigin, demo } = parts
  return [
    workerGet(channelsPath, async () => {
      const rows = await channels.rows()
      const now = clock()
      return json({
        channels: channelKinds.map((kind) => {
          const row = rows.find((one) => one.kind === kind)
          return { kind, address: `${publicOrigin}${inboundPath}/${kind}`, ...viewOf(row, now) }
        }) satisfies ChannelView[],
        demo,
      })
    }),
    workerPost(parts, `${channelsPath}/:kind/set`, async ({ params, body }, { name }) => {
      const kind = parseChannelKind(params['kind'])
      if (!kind) return refused('unknown')
      const asked = setChannelShape.safeParse(body)
      if (!asked.success) return refused('malformed')
      const credentials = credentialShapes[kind].safeParse(asked.data.credentials)
      if (!credentials.success) {
        const [field] = credentials.error.issues[0]?.path ?? []
        return refused('malformed', { why: 'field', field: String(field ?? '') })
      }
      const why = unfit(credentials.data, publicOrigin, demo)
      if (why) return refused('malformed', { why })
      const who = { name, seen: asked.data.revision }
      return (await channels.set(kind, credentials.data, who)) ? json({}) : refused('taken')
    }),
    workerPost(parts, `${channelsPath}/:kind/remove`, async ({ params, body }, { name }) => {
      const kind = parseChannelKind(params['kind'])
      if (!kind) return refused('unknown')
      const asked = removeChannelShape.safeParse(body)
      if (!asked.success) return refused('malformed')
      const who = { name, seen: asked.data.revision }
      return (await channels.remove(kind, who)) ? json({}) : refused('taken')
    }),
    workerPost(parts, `${channelsPath}/:kind/test`, async ({ params }) => {
      const kind = parseChannelKind(params['kind'])
      return kind ? json(await channels.test(kind)) : refused('unknown')
    }),
    ...inboundRoutes(channels),
  ]
}

/** Platforms bring what came in here, signed; the proof stands in the head and is over the body. */
function inboundRoutes(channels: Channels): readonly Route[] {
  const common = {
    path: `${inboundPath}/:kind`,
    permission: 'anyone',
    dress: 'api',
    fromAnywhere: true,
  } as const
  return [
    {
      ...common,
      method: 'GET',
      maxBytes: 0,
      takes: 'nothing',
      query: ['hub.mode', 'hub.verify_token', 'hub.challenge'],
      answer({ params, query }) {
        const kind = parseChannelKind(params['kind'])
        if (!kind) return refused('unknown')
        const challenge = channels.greet(kind, query)
        if (challenge === null) return refused('not-allowed')
        return { kind: 'file', type: 'text/plain', bytes: Buffer.from(challenge) }
      },
    },
    {
      ...common,
      method: 'POST',
      maxBytes: mostBytes,
      takes: 'octets',
      headers: [
        'x-telegram-bot-api-secret-token',
        'x-hub-signature-256',
        'x-keerpunt-timestamp',
        'x-keerpunt-signature',
      ],
      answer({ params, body, headers = {} }) {
        const kind = parseChannelKind(params['kind'])
        if (!kind || !(body instanceof Uint8Array)) return refused('unknown')
        return answerTo(kind, channels.receive(kind, { bytes: body, headers }))
      },
    },
  ]
}

/**
 * Platforms bring the same again and again until they hear 200, so they hear it also when nothing is to be done; a
 * gateway hears what was wrong.
 */
function answerTo(kind: string, received: Received | 'off'): Answer {
  const gateway = kind === 'sms' || kind === 'email'
  switch (received) {
    case 'taken':
    case 'ignored':
      return json({})
    case 'off':
    case 'forged':
      return refused('not-allowed')
    case 'malformed':
      return refused('malformed')
    case 'repeated':
      return gateway ? refused('taken') : json({})
    case 'late':
      return gateway ? refused('expired') : json({})
    case 'busy':
      // Telegram would bring it again at once; whoever pressed start can do so herself.
      return kind === 'telegram' ? json({}) : refused('busy')
    default:
      return received satisfies never
  }
}

type Unfit = 'needs-https' | 'address'

/** Why credentials that look right can not be used here. */
function unfit(credentials: object, publicOrigin: string, demo: boolean): Unfit | null {
  if ('way' in credentials && credentials.way === 'webhook' && !publicOrigin.startsWith('https:'))
    return 'needs-https'
  if ('url' in credentials && !maySendTo(String(credentials.url), demo)) return 'address'
  return null
}

function viewOf(row: ChannelRow | undefined, now: number): Omit<ChannelView, 'kind' | 'address'> {
  if (!row)
    return {
      ...{ state: 'off', revision: 0, setBy: null, setOn: null, healthyAt: null },
      ...{ failures: 0, problem: null, dropped: 0 },
    }
  const healthyMs = row.healthy_at?.getTime()
  return {
    state: stateOf(row, now),
    revision: row.revision,
    setBy: row.set_by,
    setOn: row.set_on,
    healthyAt: healthyMs === undefined ? null : new Date(wholeMinute(healthyMs)).toISOString(),
    failures: row.failures,
    problem: row.problem,
    dropped: row.dropped,
  }
}
