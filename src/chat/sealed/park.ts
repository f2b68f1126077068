import type { Bytes } from '../../chain/notation.ts'
import type { ValidReception } from '../../chain/verify-chain.ts'
import { type Line, lineCode } from '../../queue/line.ts'
import { newConversationKey } from '../../sealing/epoch-key.ts'
import type { visitorsKey } from '../../sealing/visitor-record.ts'
import { parseHandedBack } from '../hand-back.ts'
import { jsonPost, refusalOf } from './ask.ts'
import type { Http } from './conversation.ts'
import type { Holding } from './holding.ts'
import {
  makeRecord,
  type NewRecord,
  newestOf,
  type Pen,
  type StaffMe,
  staffPen,
  visitorMember,
} from './make-record.ts'

export type ParkAnswer =
  /** The team holds it. queued: she is here and waits before all others; message: her words came last. */
  | { readonly kind: 'parked'; readonly state: 'closed' | 'queued' | 'message' }
  /** Somebody changed the members or the reception first: catch up and try again. */
  | { readonly kind: 'stale-epoch' | 'stale-reception' }
  | { readonly kind: 'failed'; readonly word: string }

/**
 * Ends it for now: the team holds it until she comes back. to: the reception that holds now. readsBack: a colleague
 * may read what was said so far. Rejects when the house is away; then trying again is safe.
 */
export function closeConversation(
  http: Http,
  me: StaffMe,
  holding: Holding,
  to: ValidReception,
  readsBack: boolean,
): Promise<ParkAnswer> {
  return park('close', http, me, holding, to, readsBack)
}

/**
 * Gives it back to the team, so that a colleague can go on. Parameters as for `closeConversation`. line: whom it is
 * for, where this desk knows it, so that her ticket says it again.
 */
export function handBack(
  http: Http,
  me: StaffMe,
  holding: Holding,
  to: ValidReception,
  readsBack: boolean,
  line?: Line | null,
): Promise<ParkAnswer> {
  return park('hand-back', http, me, holding, to, readsBack, line ? { line: lineCode(line) } : {})
}

async function park(
  way: 'close' | 'hand-back',
  http: Http,
  me: StaffMe,
  holding: Holding,
  to: ValidReception,
  readsBack: boolean,
  more: { readonly line?: number } = {},
): Promise<ParkAnswer> {
  const earlier = readsBack ? newestOf(holding.keys) : []
  const body = await parkingRecord(holding, to, earlier, {
    pen: staffPen(me),
    newKey: async () => newConversationKey(),
  })
  if (!body) return { kind: 'stale-epoch' }
  const { conversation } = body
  const address = `/api/v1/conversations/${conversation}/${way}`
  const response = await http(address, jsonPost({ ...body.change, ...more }))
  if (!response.ok) {
    const { word } = await refusalOf(response)
    const isStale = word === 'stale-epoch' || word === 'stale-reception'
    return isStale ? { kind: word } : { kind: 'failed', word }
  }
  const state = parseHandedBack(await response.json())?.state
  return { kind: 'parked', state: state === 'queued' || state === 'message' ? state : 'closed' }
}

/** Who makes a record: how it is signed, and where its key comes from. */
export type Maker = {
  readonly pen: Pen
  readonly newKey: (of: Parameters<typeof visitorsKey>[1]) => Promise<Bytes>
}

/**
 * The record after which only the visitor and the team are members, and its keys. earlier: keys that go with it, at
 * most 39. Null while this client knows no members.
 */
export async function parkingRecord(
  { membership, visitorKeyBytes }: Holding,
  { id, keyHash, paper }: ValidReception,
  earlier: NewRecord['keys'],
  maker: Maker,
) {
  if (!membership || !visitorKeyBytes) return null
  const { conversation, n, hash } = membership.epoch
  const member = { id, kind: 'team', key: keyHash } as const
  const members = [
    await visitorMember(visitorKeyBytes),
    { member, publicKeyBytes: paper.sealingKey },
  ]
  const place = { conversation, n: n + 1, previous: hash }
  const ckBytes = await maker.newKey({ ...place, members: members.map(({ member }) => member) })
  const { demo } = membership.reader
  const keys = [[n + 1, ckBytes] as const, ...earlier]
  const { bytes, body } = await makeRecord(
    { ...place, members, keys, visitorKeyBytes, demo },
    maker.pen,
  )
  return { conversation, recordBytes: bytes, change: body }
}
