import type { StaffMe } from '../chat/sealed/make-record.ts'
import type { Unlocked } from '../people/sealed/unlock.ts'

/** Her as a member of conversations: whose keys sign and open. */
export function staffMe({ member, hash, keys }: Unlocked): StaffMe {
  const { sealing: pair, signing } = keys
  const { seedBytes: signingSeedBytes } = signing
  return { kind: 'staff', memberId: member, paperHash: hash, pair, signingSeedBytes }
}
