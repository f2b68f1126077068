import type { Gatekeeper, Gatekeepers } from '../../doors/permission.ts'
import { hashToken, parseToken } from '../../signing/token.ts'
import type { Chat } from './chat.ts'

/** staff: whoever carries a living staff session, as `people` says. */
export function chatGatekeepers(
  { sessions, presence }: Chat,
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
    if (!owner || owner.conversation !== params['id']) return null
    presence.seen(owner.conversation, owner.visitor)
    return {
      kind: 'visitor',
      conversation: owner.conversation,
      member: owner.visitor,
      tokenHash,
    }
  }
  const staffMember: Gatekeeper = async (proof) => {
    const caller = await staff(proof)
    if (caller?.kind !== 'staff') return null
    const present = await sessions.present(proof.params['id'] ?? '')
    const member = present?.members.get(caller.member)
    if (!present || !member) return null
    presence.seen(present.conversation, member)
    return caller
  }
  return {
    'new-visitor': newVisitor,
    visitor,
    'staff-member': staffMember,
    member: (proof) => (proof.bearer === null ? staffMember(proof) : visitor(proof)),
  }
}
