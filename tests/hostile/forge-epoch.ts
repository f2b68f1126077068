import { toB64 } from '../../src/chain/base64url.ts'
import {
  type EpochMember,
  type EpochRecord,
  epochLabel,
  epochRecordBytes,
} from '../../src/chain/epoch.ts'
import {
  type ConversationId,
  keyHashOf,
  memberIdOf,
  type PaperHash,
  type RecordHash,
} from '../../src/chain/member.ts'
import type { Bytes } from '../../src/chain/notation.ts'
import { signedPaperJson, signPaper, unsigned } from '../../src/chain/signed-paper.ts'
import { parseDeskState } from '../../src/chat/desk-state.ts'
import { ask } from '../../src/chat/sealed/ask.ts'
import { openEnvelope } from '../../src/sealing/envelope.ts'
import { commit, newConversationKey, sealEpochKey } from '../../src/sealing/epoch-key.ts'
import type { EpochJson } from '../support/hostile-proxy.ts'
import type { StaffClient } from '../support/staff.ts'
import { NeverCameError } from '../support/until.ts'

/** Everything a record and its keys are made of; each part can be put wrong. */
export type Recipe = {
  readonly conversation: ConversationId
  readonly n: number
  readonly previous: RecordHash
  readonly visitorKeyBytes: Bytes
  /** Beside the visitor. */
  readonly staff: readonly EpochMember[]
  readonly signer: { readonly hash: PaperHash; readonly seedBytes: Bytes }
  /** CK per epoch, the new one first. */
  readonly keys: readonly (readonly [n: number, ckBytes: Bytes])[]
}

/** Ways to spoil a record before it is signed, or the keys after. */
export type Spoil = {
  readonly record?: (record: EpochRecord) => EpochRecord
  readonly sealed?: (keys: readonly (readonly [number, Bytes])[]) => Recipe['keys']
  readonly whole?: (json: EpochJson) => EpochJson
}

/** A record as the visitor would be handed it, signed rightly over whatever stands in it. */
export async function forgeEpoch(recipe: Recipe, spoil: Spoil = {}): Promise<EpochJson> {
  const { conversation, n, previous, visitorKeyBytes, signer } = recipe
  const id = await memberIdOf(visitorKeyBytes)
  const visitor = { id, kind: 'visitor', key: await keyHashOf(visitorKeyBytes) } as const
  const record: EpochRecord = {
    kind: 'epoch',
    conversation,
    n,
    previous,
    members: [visitor, ...recipe.staff],
    commitments: await Promise.all(recipe.keys.map(([k, ck]) => commit(conversation, k, ck))),
    demo: true,
  }
  const bytes = epochRecordBytes(spoil.record?.(record) ?? record)
  const paper = await signPaper(unsigned(bytes), signer.hash, signer.seedBytes, epochLabel)
  const keys = (spoil.sealed?.(recipe.keys) ?? recipe.keys).map(async ([k, ckBytes]) => {
    const secret = { ckBytes, visitorKeyBytes }
    const place = { conversation, n: k, member: visitor }
    return { n: k, sealed: toB64(await sealEpochKey(place, visitorKeyBytes, secret)) }
  })
  const json = { record: signedPaperJson(paper), keys: await Promise.all(keys) }
  return spoil.whole?.(json) ?? json
}

export async function memberOf({ me }: StaffClient): Promise<EpochMember> {
  return { id: me.member, kind: 'staff', key: await keyHashOf(me.keys.sealing.publicKeyBytes) }
}

export const penOf = ({ me }: StaffClient) => ({
  hash: me.hash,
  seedBytes: me.keys.signing.seedBytes,
})

/** What a counsellor can read of somebody in the queue before she greets her. */
export async function openTicket({ http, me }: StaffClient, conversation: ConversationId) {
  const { queue, receptionKeys } = await ask(http, '/api/v1/desk', parseDeskState)
  const entry = queue.find((one) => one.conversation === conversation)
  const pairs = await me.openReceptionKeys(receptionKeys, null)
  const ticket = entry?.ticket
  const pair = ticket && pairs.get(ticket.reception)
  if (ticket?.kind !== 'envelope' || !pair)
    throw new NeverCameError(`${conversation} is not in the queue`)
  const reception = { seedBytes: pair.seedBytes, hash: ticket.reception }
  const opened = await openEnvelope(reception, conversation, ticket.envelope)
  if (opened.kind === 'refused') throw new NeverCameError(`an envelope that opens: ${opened.why}`)
  return { envelopeBytes: ticket.envelope, ...opened.content }
}

export const freshKey = newConversationKey
