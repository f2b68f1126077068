import { toB64 } from '../../chain/base64url.ts'
import { chainJson } from '../../chain/chain.ts'
import type { ConversationId, MemberId, PaperHash } from '../../chain/member.ts'
import { signedPaperJson } from '../../chain/signed-paper.ts'
import { placeOf } from '../../queue/server/store.ts'
import type { Chat } from './chat.ts'
import { readCursors } from './cursor-store.ts'
import { readEpochs, readMembers } from './members-store.ts'
import { readConversation } from './store.ts'

/** What one member gets to know of one conversation, but for its messages; null when there is none. */
export async function conversationView(chat: Chat, conversation: ConversationId, me: MemberId) {
  const { database, people, queue, clock } = chat.parts
  const row = await readConversation(database, conversation)
  if (!row) return null
  const [epochs, members, cursors, place, { waitSeconds }] = await Promise.all([
    readEpochs(database, conversation, me),
    readMembers(database, conversation),
    readCursors(database, conversation),
    row.state === 'queued' ? placeOf(database, conversation) : null,
    queue.look(),
  ])
  const staff = new Set<PaperHash>(epochs.map(({ signer }) => signer))
  for (const { member, kind } of members) {
    const account = kind === 'staff' ? await people.staffByMember(member) : null
    if (account) staff.add(account.hash)
  }
  const { state, epoch, head, reception } = row
  return {
    state,
    place,
    waitSeconds: state === 'queued' ? waitSeconds : null,
    epoch,
    head,
    reception,
    epochs: epochs.map(({ record, signer, signature, keys }) => ({
      record: signedPaperJson({ bytes: record, signatures: [{ by: signer, sigBytes: signature }] }),
      keys: keys.map(({ n, sealed }) => ({ n, sealed: toB64(sealed) })),
    })),
    chain: chainJson(await people.chainForVisitor([...staff])),
    cursors: cursors.map(({ member, delivered, shown }) => ({ member, delivered, shown })),
    present: chat.presence.here(conversation),
    time: clock(),
  }
}
