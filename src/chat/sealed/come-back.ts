import { toB64 } from '../../chain/base64url.ts'
import { judgeTime } from '../../chain/clock.ts'
import { parseEpochRecord } from '../../chain/epoch.ts'
import { judgeRecord } from '../../chain/judge-record.ts'
import { type ConversationId, memberIdOf } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import { verifyPast } from '../../chain/past-papers.ts'
import { type Trust, verifyChain } from '../../chain/verify-chain.ts'
import type { CodeKeys } from '../../sealing/code-keys.ts'
import { openVault } from '../../sealing/code-vault.ts'
import { sealingPairOf } from '../../sealing/hpke.ts'
import { isHerRecord } from '../../sealing/visitor-record.ts'
import { type ConversationState, parseConversationState } from '../conversation-state.ts'
import { parseReturned } from '../return.ts'
import { ask, jsonPost, refusalOf } from './ask.ts'
import type { Http } from './conversation.ts'
import type { Me } from './me.ts'
import { type Returned, takeRecord, visitorMembership } from './membership.ts'
import { proveWork } from './prove-work.ts'
import { type StartAnswer, withToken } from './start.ts'

export type ComeBackParts = {
  /** Without proof: a return brings its own token. */
  readonly http: Http
  readonly house: Trust
  readonly clock: () => number
  readonly random: (size: number) => Bytes
}

export type ComeBackAnswer =
  /** Give it to `openTalk` as a start is given. */
  | (StartAnswer & { readonly kind: 'started' })
  /** Wrong, expired, deleted: nobody can tell which. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'clock-wrong' }
  /** What the house tells about who was in the conversation does not hold. */
  | { readonly kind: 'untrusted' }
  | { readonly kind: 'busy' }
  /** Nobody knows yet; trying again is safe. */
  | { readonly kind: 'no-connection' }

/**
 * Comes back by a code on any device. `attempt` may be repeated until it answers: always the same new token. keys are
 * the caller's: they are read until it has answered, and zeroed by `zero`. Source: docs/protocol.md §7.
 */
export function openComeBack(
  parts: ComeBackParts,
  keys: CodeKeys,
): {
  readonly tokenB64: string
  attempt(): Promise<ComeBackAnswer>
  /** Forgets the code's keys; nothing is posted after it. */
  zero(): void
} {
  const tokenB64 = toB64(parts.random(32))
  const http = withToken(parts.http, tokenB64)
  let over = false

  return {
    tokenB64,
    async attempt() {
      try {
        return await knock()
      } catch {
        return { kind: 'no-connection' } // fetch failed, took too long, or brought nothing readable
      }
    },
    zero() {
      over = true
      for (const key of Object.values(keys)) key.fill(0)
    },
  }

  async function knock(work?: string): Promise<ComeBackAnswer> {
    if (over) return { kind: 'no-connection' }
    const { locatorBytes, accessBytes } = keys
    const proof = { locator: toB64(locatorBytes), access: toB64(accessBytes) }
    const response = await http('/api/v1/return', jsonPost(work ? { ...proof, work } : proof))
    if (response.ok) return enter(parseReturned(await response.json()))
    const { word, detail } = await refusalOf(response)
    switch (word) {
      case 'unknown':
        return { kind: 'unknown' }
      case 'prove-work': {
        const found = work ? null : await proveWork(detail, locatorBytes)
        return found ? knock(found) : { kind: 'busy' }
      }
      case 'too-many':
      case 'busy':
        return { kind: 'busy' }
      default:
        return { kind: 'no-connection' }
    }
  }

  async function enter(
    found: { readonly conversation: ConversationId; readonly sealed: Bytes } | null,
  ): Promise<ComeBackAnswer> {
    if (!found || over) return { kind: 'no-connection' }
    const { conversation } = found
    const vault = await openVault(keys.openingBytes, found.sealed)
    // Only her own code opens it: this is not what she kept.
    if (vault?.conversation !== conversation) return { kind: 'unknown' }
    const { seedBytes, ck0Bytes, envelopeHash, reception } = vault
    const pair = await sealingPairOf(seedBytes)
    const memberId = await memberIdOf(pair.publicKeyBytes)
    const known = { ck0Bytes, envelopeHash, reception }
    const me = { kind: 'visitor', memberId, pair, ...known } as const
    const state = await ask(http, `/api/v1/conversations/${conversation}`, parseConversationState)
    const returned = await judgePast(conversation, me, state, parts)
    if (over || 'kind' in returned) {
      for (const key of [seedBytes, ck0Bytes]) key.fill(0)
      return 'kind' in returned ? returned : { kind: 'no-connection' }
    }
    const { place, waitSeconds } = state
    const here = { conversation, me: { ...me, returned }, place: { place, waitSeconds } }
    return { kind: 'started', ...here, tokenB64, http }
  }
}

/**
 * Reads the members from the envelope on, by papers that once held; the present list must hold today as well, or
 * nothing is sent to it. Source: docs/protocol.md §4.
 */
export async function judgePast(
  conversation: ConversationId,
  me: Me & { readonly kind: 'visitor' },
  state: ConversationState,
  { house, clock }: Pick<ComeBackParts, 'house' | 'clock'>,
): Promise<Returned | (ComeBackAnswer & { readonly kind: 'clock-wrong' | 'untrusted' })> {
  const time = judgeTime(state.time, clock())
  if (time.kind === 'clock-wrong') return time
  const past = await verifyPast(house, state.chain)
  if (past.kind === 'refused') return { kind: 'untrusted' }
  let membership = await visitorMembership(conversation, me, house.demo)
  let keys = new Map([[0, me.ck0Bytes]])
  let isHers = isHerRecord(undefined)
  for (const entry of state.epochs) {
    isHers = isHerRecord(keys.get(membership.epoch.n))
    const taken = await takeRecord(membership, entry, me, past, keys)
    if (taken.kind === 'refused') return { kind: 'untrusted' }
    membership = taken.membership
    keys = new Map([...keys, ...taken.keys])
  }
  if (membership.epoch.n !== state.epoch) return { kind: 'untrusted' } // some of it is kept from her
  const last = state.epochs.at(-1)?.record
  const record = last && parseEpochRecord(last.bytes)
  const today = await verifyChain(house, state.chain, time.nowMs)
  // Nobody greeted her yet: what she writes is for the team of the day she left, which may be another by now.
  const isSameTeam = today.kind === 'valid' && today.reception.id === me.reception.id
  if (!last || !record) return { membership, keys, doubted: !isSameTeam }
  const verdict =
    today.kind === 'valid' && (await judgeRecord(record, last, membership.reader, today, isHers))
  return { membership, keys, doubted: !verdict || verdict.kind === 'refused' }
}
