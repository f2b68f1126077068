import { z } from 'zod'
import type { Channel, ChannelKind, Problem } from '../channel.ts'
import { credentialShapes } from '../channel-credentials.ts'
import { inboundPath } from '../channel-exchange.ts'
import { type Origins, redirectText, redirectWords } from '../redirect-words.ts'
import type { Outside } from './ask-outside.ts'
import { openGateway } from './gateway-channel.ts'
import { openMeta } from './meta-channel.ts'
import { openRecent } from './recent.ts'
import type { ReplyQueue } from './reply-queue.ts'
import { openTelegram } from './telegram-channel.ts'

/** Where the platforms stand. */
export type Makers = {
  /** Source: Telegram Bot API, "Making requests". */
  readonly telegramApi: string
  /** Their Graph APIs, versions included. Source: Meta for Developers, "Messenger Platform", "Instagram Platform". */
  readonly messengerApi: string
  readonly instagramApi: string
}

export const platforms: Makers = {
  telegramApi: 'https://api.telegram.org',
  messengerApi: 'https://graph.facebook.com/v24.0',
  instagramApi: 'https://graph.instagram.com/v24.0',
}

type OpenParts = {
  /** The credentials as they were sealed. */
  readonly text: string
  readonly outside: Outside
  readonly replies: ReplyQueue
  readonly clock: () => number
  readonly fetches: boolean
  readonly origins: Origins
  readonly recentKeyBytes: Uint8Array
  readonly onCall: (problem: Problem | null) => void
}

/** Long enough that a delivery with a time we still take can not come again. */
const seenMs = 2 * 3_600_000
/** One answer is enough for so long. */
const answeredMs = 3_600_000
/** In a bot somebody may ask again, or another language: a few within so long. */
const chatMs = 10 * 60_000
const mostRecent = 20_000

/** Opens one channel with its credentials. */
export function openChannel(makers: Makers, kind: ChannelKind, parts: OpenParts): Channel {
  const { outside, replies, clock, origins } = parts
  const recent = (label: string, forMs: number) =>
    openRecent({ label, forMs, most: mostRecent, clock, keyBytes: parts.recentKeyBytes })
  const inbox = () => ({
    ...{ outside, replies, clock, text: redirectText(origins) },
    seen: recent(`${kind} seen`, seenMs),
    answered: recent(`${kind} answered`, answeredMs),
  })
  const credentials: unknown = JSON.parse(parts.text)
  switch (kind) {
    case 'telegram': {
      const shape = credentialShapes.telegram.extend({ secret: z.string() })
      return openTelegram({
        ...{ outside, replies, clock, origins, fetches: parts.fetches, onCall: parts.onCall },
        seen: recent('telegram seen', seenMs),
        answered: recent('telegram answered', chatMs),
        credentials: shape.parse(credentials),
        apiRoot: makers.telegramApi,
        webhook: `${origins.portal}${inboundPath}/telegram`,
      })
    }
    case 'instagram':
    case 'messenger':
      return openMeta({
        ...inbox(),
        kind,
        credentials: credentialShapes[kind].parse(credentials),
        graphRoot: kind === 'instagram' ? makers.instagramApi : makers.messengerApi,
      })
    case 'sms':
    case 'email':
      return openGateway({
        ...inbox(),
        kind,
        credentials: credentialShapes[kind].parse(credentials),
        subject: redirectWords.nl.subject,
      })
    default:
      return kind satisfies never
  }
}
