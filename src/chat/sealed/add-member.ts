import type { ValidStaff } from '../../chain/verify-chain.ts'
import { newConversationKey } from '../../sealing/epoch-key.ts'
import { jsonPost, refusalOf } from './ask.ts'
import type { Http } from './conversation.ts'
import type { Holding } from './holding.ts'
import { makeRecord, type StaffMe, staffPen, visitorMember } from './make-record.ts'

export type ChangeAnswer =
  | { readonly kind: 'changed' }
  /** Not a member yet, or somebody changed the list first: catch up and look again. */
  | { readonly kind: 'stale-epoch' }
  | { readonly kind: 'failed'; readonly word: string }

/**
 * Starts epoch n + 1 with the visitor and exactly these members of staff: adds a colleague or lets one go.
 * Newcomers get the new key only, not what was said before. Rejects when the house is away.
 */
export async function changeMembers(
  http: Http,
  me: StaffMe,
  { membership, visitorKeyBytes }: Holding,
  staff: readonly ValidStaff[],
): Promise<ChangeAnswer> {
  if (!membership || !visitorKeyBytes) return { kind: 'stale-epoch' }
  const { conversation, n, hash } = membership.epoch
  const colleagues = staff.map(({ id, keyHash, paper }) => ({
    member: { id, kind: 'staff' as const, key: keyHash },
    publicKeyBytes: paper.sealingKey,
  }))
  const { body } = await makeRecord(
    {
      conversation,
      n: n + 1,
      previous: hash,
      members: [await visitorMember(visitorKeyBytes), ...colleagues],
      keys: [[n + 1, newConversationKey()]],
      visitorKeyBytes,
      demo: membership.reader.demo,
    },
    staffPen(me),
  )
  const response = await http(`/api/v1/conversations/${conversation}/epochs`, jsonPost(body))
  if (response.ok) return { kind: 'changed' }
  const { word } = await refusalOf(response)
  return word === 'stale-epoch' ? { kind: word } : { kind: 'failed', word }
}
