import type { Gatekeeper, Gatekeepers } from '../../doors/permission.ts'
import { hashToken, parseToken } from '../../signing/token.ts'
import type { Chat } from './chat.ts'

/**
 * staff: whoever carries a living staff session, as `people` says. A conversation whose shred key is gone does not
 * exist, whatever a restored database says.
 */
export function chatGatekeepers(
  { sessions, presence, parts: { shred } }: Chat,
  staff: Gatekeeper,
): Pick<Gatekeepers, 'new-visitor' | 'visitor' | 'member' | 'staff-member'> {
  const newVisitor: Gatekeeper = ({ bearer }) => {
    const token = parseToken(bearer)
    return token && { kind: 'new-visitor', tokenHash: hashToken(token) }
  }
  // A wrong token, another conversation's and an unknown conversation's are all one: nobody.
  const visitor: Gatekeeper = async ({ bearer, params }) => {
    const token = parseToken(bearer)
    if (!token) return null
    const tokenHash = hashToken(token)
    const owner = await sessions.owner(tokenHash)
    if (!owner || owner.conversation !== params['id'] || !shred.has(owner.conversation)) return null
    const { conversation, visitor: member, after } = owner
    presence.seen(conversation, member, 'visitor')
    return { kind: 'visitor', conversation, member, tokenHash, after }
  }
  const staffMember: Gatekeeper = async (proof) => {
    const caller = await staff(proof)
    if (caller?.kind !== 'staff') return null
    const present = await sessions.present(proof.params['id'] ?? '')
    const member = present?.members.get(caller.member)
    if (!present || !member || !shred.has(present.conversation)) return null
    presence.seen(present.conversation, member, 'staff')
    return caller
  }
  return {
    'new-visitor': newVisitor,
    visitor,
    'staff-member': staffMember,
    member: (proof) => (proof.bearer === null ? staffMember(proof) : visitor(proof)),
  }
}
