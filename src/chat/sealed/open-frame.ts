import { toB64 } from '../../chain/base64url.ts'
import { type Frame, frameHash, parseFrame } from '../../chain/frame.ts'
import { type MemberId, memberIdFrom } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import { type MessageSender, openMessage } from '../../sealing/message.ts'
import type { Holding } from './holding.ts'
import { type Membership, membersAt } from './membership.ts'
import type { Arrived, FrameContent } from './timeline.ts'

/** Opens one frame of the log; whatever fails becomes something a reader can be shown. */
export async function openArrived(
  holding: Holding,
  seq: number,
  frameBytes: Bytes,
): Promise<Arrived> {
  const hash = toB64(await frameHash(seq, frameBytes))
  const frame = parseFrame(frameBytes)
  if (!frame) {
    const content = { kind: 'unopened', why: 'broken' } as const
    return { seq, hash, sender: memberIdFrom(frameBytes), clientId: hash, epoch: 0, content }
  }
  const { sender, body } = frame
  const clientId = toB64(body.clientIdBytes)
  return {
    seq,
    hash,
    sender,
    clientId,
    epoch: body.epoch,
    content: await contentOf(holding, frame),
  }
}

/** Who is typing, from one passing frame of the current epoch; null for anything else. */
export async function openTyping(
  { membership, keys }: Holding,
  frameBytes: Bytes,
): Promise<{ readonly sender: MemberId; readonly sentAtMs: number } | null> {
  const frame = parseFrame(frameBytes)
  if (!frame || !membership || frame.body.epoch !== membership.epoch.n) return null
  const from = senderOf(membership, frame)
  const key = keys.get(frame.body.epoch)
  if (!from || !key) return null
  const opened = await openMessage(membership.epoch.conversation, key, frame, from)
  return opened.kind === 'opened' && opened.head.kind === 'typing'
    ? { sender: frame.sender, sentAtMs: opened.head.sentAtMs }
    : null
}

async function contentOf({ membership, keys }: Holding, frame: Frame): Promise<FrameContent> {
  if (!membership) return { kind: 'unopened', why: 'no-key' }
  const { epoch } = frame.body
  if (epoch < membership.epoch.n && !membersAt(membership, epoch)) return { kind: 'earlier' }
  const key = keys.get(epoch)
  if (!key) return { kind: 'unopened', why: 'no-key' }
  const from = senderOf(membership, frame)
  if (!from) return { kind: 'unopened', why: 'broken' }
  const opened = await openMessage(membership.epoch.conversation, key, frame, from)
  if (opened.kind === 'refused') {
    return { kind: 'unopened', why: opened.why === 'badly-signed' ? 'unsigned' : 'broken' }
  }
  const { head, text } = opened
  if (head.kind !== 'text') return { kind: 'unopened', why: 'broken' }
  return {
    kind: 'text',
    text,
    sentAtMs: head.sentAtMs,
    source: toB64(head.sourceBytes),
    counter: head.counter,
    lastSeq: head.lastSeq,
    lastHash: toB64(head.lastFrameHashBytes),
  }
}

/** How the frame's sender must have sealed it, if she was a member of its epoch at all. */
function senderOf(membership: Membership, { sender, body }: Frame): MessageSender | null {
  const member = membersAt(membership, body.epoch)?.find(({ id }) => id === sender)
  if (member?.kind === 'visitor') return { kind: 'visitor' }
  const staff = member?.kind === 'staff' ? membership.staff.get(sender) : undefined
  return staff ? { kind: 'staff', signingKeyBytes: staff.paper.signingKey } : null
}
