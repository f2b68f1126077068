import { toB64 } from '../chain/base64url.ts'
import { type ConversationId, idBytes, type PaperHash } from '../chain/member.ts'
import { type Bytes, concat, readUint, uint, utf8 } from '../chain/notation.ts'
import { hasField, malformed, readBytes, readFields, reading, readJson } from '../chain/reading.ts'
import { envelopeBytes, envelopePlaintextBytes } from '../chain/sizes.ts'
import { open, seal } from './hpke.ts'
import { type Precheck, readPrecheck } from './precheck.ts'

/** What a visitor tells reception. Her public key is taken from here and from nowhere else. */
export type EnvelopeContent = {
  readonly ckBytes: Bytes // CK_0
  readonly visitorKeyBytes: Bytes // X-Wing, 1,216
  readonly precheck: Precheck | null
  /** The code of the campaign link that she followed. */
  readonly campaign: string | null
}

/**
 * Seals the first key, her public key and her answers to reception: 5,232 bytes, whatever she answered.
 * Source: docs/protocol.md §3.
 */
export function sealEnvelope(
  reception: { readonly keyBytes: Bytes; readonly hash: PaperHash },
  conversation: ConversationId,
  { ckBytes, visitorKeyBytes, precheck, campaign }: EnvelopeContent,
): Promise<Bytes> {
  const json = utf8(
    JSON.stringify({ ck: toB64(ckBytes), visitorKey: toB64(visitorKeyBytes), precheck, campaign }),
  )
  const padded = new Uint8Array(envelopePlaintextBytes)
  padded.set(concat(uint(2, json.length), json))
  return seal(reception.keyBytes, info, aad(conversation, reception.hash), padded)
}

export type OpenedEnvelope =
  | { readonly kind: 'opened'; readonly content: EnvelopeContent }
  | { readonly kind: 'refused'; readonly why: 'does-not-open' | 'malformed' }

/** Opens an envelope with reception's private seed. Source: docs/protocol.md §3. */
export async function openEnvelope(
  reception: { readonly seedBytes: Bytes; readonly hash: PaperHash },
  conversation: ConversationId,
  envelope: Bytes,
): Promise<OpenedEnvelope> {
  if (envelope.length !== envelopeBytes) return { kind: 'refused', why: 'malformed' }
  const where = aad(conversation, reception.hash)
  const padded = await open(reception.seedBytes, info, where, envelope)
  if (!padded) return { kind: 'refused', why: 'does-not-open' }
  const content = reading(() => readContent(padded))
  return content ? { kind: 'opened', content } : { kind: 'refused', why: 'malformed' }
}

function readContent(padded: Bytes): EnvelopeContent {
  const end = 2 + readUint(padded, 0, 2)
  if (end > padded.length || padded.subarray(end).some((octet) => octet !== 0)) return malformed()
  const json = readJson(padded.subarray(2, end))
  // A page that was open while the house was renewed does not know of campaigns.
  const whole = hasField(json, 'campaign') ? json : { ...(json as object), campaign: null }
  const fields = readFields(whole, 'ck', 'visitorKey', 'precheck', 'campaign')
  return {
    ckBytes: readBytes(fields.ck, 32),
    visitorKeyBytes: readBytes(fields.visitorKey, 1216),
    precheck: fields.precheck === null ? null : readPrecheck(fields.precheck),
    campaign: codeOf(fields.campaign),
  }
}

/** Whatever an address gave her page: a code that is none keeps nobody from being greeted. */
function codeOf(value: unknown): string | null {
  return typeof value === 'string' && /^\w{6}$/.test(value) ? value : null
}

const info = 'keerpunt/1 reception'

function aad(conversation: ConversationId, receptionHash: PaperHash): Bytes {
  return concat(idBytes(conversation), idBytes(receptionHash))
}
