import { toB64 } from '../../chain/base64url.ts'
import { judgeTime } from '../../chain/clock.ts'
import { type ConversationId, idBytes, memberIdOf, recordHashOf } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import {
  type Refused,
  type Trust,
  type ValidReception,
  verifyChain,
} from '../../chain/verify-chain.ts'
import { type Entrance, parseEntrance } from '../../queue/entrance.ts'
import { type Line, lineCode, lines } from '../../queue/line.ts'
import { sealEnvelope } from '../../sealing/envelope.ts'
import { newConversationKey } from '../../sealing/epoch-key.ts'
import { newSealingPair } from '../../sealing/hpke.ts'
import type { Precheck } from '../../sealing/precheck.ts'
import { type Place, parsePlace } from '../start.ts'
import { ask, jsonPost, refusalOf } from './ask.ts'
import type { Http } from './conversation.ts'
import type { Me } from './me.ts'
import { proveWork } from './prove-work.ts'

export type StartParts = {
  /** Without proof: a start brings its own token. */
  readonly http: Http
  readonly house: Trust
  readonly clock: () => number
  readonly random: (size: number) => Bytes
  readonly precheck: Precheck | null
  /** The code of the campaign link that led her here. */
  readonly campaign?: string | undefined
  /** Her words go to the inbox: nobody needs to be here now. */
  readonly message?: boolean
}

export type StartAnswer =
  | {
      readonly kind: 'started'
      readonly conversation: ConversationId
      readonly me: Me & { readonly kind: 'visitor' }
      readonly tokenB64: string
      readonly http: Http
      readonly place: Place
    }
  | { readonly kind: 'closed'; readonly opensAt: string | null }
  | { readonly kind: 'full' }
  | { readonly kind: 'clock-wrong' }
  /** Nobody here could prove that they may read what she writes. */
  | { readonly kind: 'untrusted'; readonly why: Refused['why'] }
  /** Nobody knows yet; trying again is safe and starts no second conversation. */
  | { readonly kind: 'no-connection' }

/**
 * Makes everything one conversation needs on her device, once. `attempt` may be repeated until it answers:
 * same ids, same token, and sealed again only when reception has another key. Source: docs/protocol.md §3.
 */
export async function openStart(parts: StartParts): Promise<{
  readonly conversation: ConversationId
  readonly tokenB64: string
  attempt(fresh?: Entrance): Promise<StartAnswer>
  /** Forgets the keys; nothing is posted after it. */
  zero(): void
}> {
  const conversation = toB64(parts.random(16)) as ConversationId
  const tokenB64 = toB64(parts.random(32))
  const ckBytes = newConversationKey()
  const pair = await newSealingPair()
  const memberId = await memberIdOf(pair.publicKeyBytes)
  const http = withToken(parts.http, tokenB64)
  let sealed: { reception: ValidReception; envelope: Bytes } | null = null
  let over = false

  return { conversation, tokenB64, attempt, zero }

  function zero() {
    over = true
    for (const key of [ckBytes, pair.seedBytes]) key.fill(0)
  }

  /** fresh: an answer of `GET /api/v1/chat` that the page fetched a moment ago. */
  async function attempt(fresh?: Entrance): Promise<StartAnswer> {
    try {
      for (let tries = 0; tries < 4; tries++) {
        if (!sealed) {
          const judged = await seal(tries === 0 ? fresh : undefined)
          if (judged) return judged
        }
        const answer = await knock()
        if (answer) return answer
      }
    } catch {
      // fetch failed or took too long
    }
    return { kind: 'no-connection' }
  }

  async function seal(fresh?: Entrance): Promise<StartAnswer | null> {
    const house = fresh ?? (await ask(parts.http, '/api/v1/chat', parseEntrance))
    const judged = await judgeHouse(parts.message ? { ...house, state: 'open' } : house, parts)
    if (judged.kind !== 'open') return judged
    const { reception } = judged
    const to = { keyBytes: reception.paper.sealingKey, hash: reception.hash }
    const { precheck, campaign = null } = parts
    const content = { ckBytes, visitorKeyBytes: pair.publicKeyBytes, precheck, campaign }
    sealed = { reception, envelope: await sealEnvelope(to, conversation, content) }
    return null
  }

  /** Null: knock again, sealed anew or with work done. */
  async function knock(work?: string): Promise<StartAnswer | null> {
    if (over) return { kind: 'no-connection' }
    if (!sealed) return null
    const { reception, envelope } = sealed
    const body = {
      conversation,
      visitor: memberId,
      line: lineCode(lineOf(parts.precheck)),
      reception: reception.hash,
      envelope: toB64(envelope),
      ...(work ? { work } : {}),
      ...(parts.message ? { message: true } : {}),
    }
    const response = await http('/api/v1/conversations', jsonPost(body))
    if (response.ok) {
      const place = parsePlace(await response.json()) ?? { place: null, waitSeconds: null }
      const { id, keyHash } = reception
      const envelopeHash = await recordHashOf(envelope)
      const known = { envelopeHash, reception: { id, keyHash } }
      const me = { kind: 'visitor', memberId, pair, ck0Bytes: ckBytes, ...known } as const
      return { kind: 'started', conversation, me, tokenB64, http, place }
    }
    const { word, detail } = await refusalOf(response)
    switch (word) {
      case 'stale-reception':
        sealed = null
        return null
      case 'prove-work': {
        const proof = work ? null : await proveWork(detail, idBytes(conversation))
        return proof ? knock(proof) : { kind: 'full' }
      }
      case 'closed':
        return {
          kind: 'closed',
          opensAt: typeof detail.opensAt === 'string' ? detail.opensAt : null,
        }
      case 'full':
      case 'too-many':
        return { kind: 'full' }
      default:
        return { kind: 'no-connection' }
    }
  }
}

/** Whether this house may be written to now, by its papers; the page asks the same before it offers the chat. */
export async function judgeHouse(
  house: Entrance,
  { house: trust, clock }: Pick<StartParts, 'house' | 'clock'>,
): Promise<
  { kind: 'open'; reception: ValidReception } | Exclude<StartAnswer, { kind: 'started' }>
> {
  if (house.state === 'closed') return { kind: 'closed', opensAt: house.opensAt }
  if (house.state === 'full') return { kind: 'full' }
  const time = judgeTime(house.time, clock())
  if (time.kind === 'clock-wrong') return time
  if (!house.chain) return { kind: 'untrusted', why: 'no-reception' }
  const chain = await verifyChain(trust, house.chain, time.nowMs)
  if (chain.kind === 'refused') return { kind: 'untrusted', why: chain.why }
  return { kind: 'open', reception: chain.reception }
}

/** Every request of this conversation carries its token in a header, never in an address. */
export function withToken(http: Http, tokenB64: string): Http {
  return (path, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('authorization', `Bearer ${tokenB64}`)
    return http(path, { ...init, headers })
  }
}

/** The only thing about her that the server sees in the open. */
function lineOf(precheck: Precheck | null): Line {
  return lines.find((line) => line === precheck?.forWhom) ?? 'self'
}
