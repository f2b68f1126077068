import type { Answer, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { parseChannelKind, type Received } from '../channel.ts'
import { inboundPath } from '../channel-exchange.ts'
import type { Channels } from './channels.ts'

/** A batch of a platform; one message is far smaller. */
const mostBytes = 256 * 1_024

/** Platforms bring what came in here, signed; the proof stands in the head and is over the body. */
export function inboundRoutes(channels: Channels): readonly Route[] {
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
