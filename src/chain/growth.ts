import type { EpochMember } from './epoch.ts'

/**
 * What a new member list means for words not yet sent. Only `growing` waits for the sender's "Toch versturen?";
 * the others are sealed again by themselves. The team is set aside. Source: docs/protocol.md §4.
 */
export type Growth = 'same' | 'shrinking' | 'claim' | 'growing'

export function growth(before: readonly EpochMember[], after: readonly EpochMember[]): Growth {
  const old = before.filter((member) => member.kind !== 'team')
  const now = after.filter((member) => member.kind !== 'team')
  const added = now.filter((member) => !old.some((other) => isSame(member, other)))
  if (added.length === 0) return now.length === old.length ? 'same' : 'shrinking'
  const teamWaited = before.length > old.length && old.every((member) => member.kind === 'visitor')
  return teamWaited && added.length === 1 && added[0]?.kind === 'staff' ? 'claim' : 'growing'
}

function isSame(one: EpochMember, other: EpochMember): boolean {
  return one.id === other.id && one.kind === other.kind && one.key === other.key
}
