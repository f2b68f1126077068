import { toB64 } from '../../chain/base64url.ts'
import { chainJson } from '../../chain/chain.ts'
import { parseEpochRecord } from '../../chain/epoch.ts'
import type { ConversationId, MemberId, PaperHash } from '../../chain/member.ts'
import { signedPaperJson } from '../../chain/signed-paper.ts'
import { placeOf } from '../../queue/server/store.ts'
import type { Chat } from './chat.ts'
import type { EpochForMember } from './members-store.ts'

/** What one member gets to know of one conversation, but for its messages; null when there is none. */
export async function conversationView(chat: Chat, conversation: ConversationId, me: MemberId) {
  const { reads } = chat
  const { database, people, queue, clock } = chat.parts
  const row = await reads.conversation(conversation)
  if (!row) return null
  const [epochs, cursors, place, { waitSeconds }] = await Promise.all([
    reads.epochs(conversation, me),
    reads.cursors(conversation),
    row.state === 'queued' ? placeOf(database, conversation) : null,
    queue.look(),
  ])
  const { state, epoch, head, reception } = row
  return {
    state,
    place,
    waitSeconds: state === 'queued' ? waitSeconds : null,
    epoch,
    head,
    reception,
    epochs: epochs.map(({ record, keys }) => ({
      record: signedPaperJson(record),
      keys: keys.map(({ n, sealed }) => ({ n, sealed: toB64(sealed) })),
    })),
    chain: chainJson(await people.chainForVisitor(await papersIn(chat, epochs))),
    cursors: cursors.map(({ member, delivered, shown }) => ({ member, delivered, shown })),
    present: chat.presence.here(conversation),
    time: clock(),
  }
}

/** Of everybody of staff who ever signed or stood in a record: whoever comes back judges the old ones too. */
async function papersIn(
  { parts: { people } }: Chat,
  epochs: readonly EpochForMember[],
): Promise<PaperHash[]> {
  const papers = new Set<PaperHash>()
  const members = new Set<MemberId>()
  for (const { record } of epochs) {
    for (const { by } of record.signatures) if (by !== 'visitor' && by !== 'root') papers.add(by)
    for (const { id, kind } of parseEpochRecord(record.bytes)?.members ?? [])
      if (kind === 'staff') members.add(id)
  }
  for (const member of members) {
    const account = await people.staffByMember(member)
    if (account) papers.add(account.hash)
  }
  return [...papers]
}
