import { idBytes, type PaperHash } from '../chain/member.ts'
import { type Bytes, concat } from '../chain/notation.ts'
import { open, seal } from './hpke.ts'

/** Which reception key, for which colleague. */
export type ReceptionKeyPlace = {
  readonly reception: PaperHash
  readonly staff: PaperHash
}

/** Seals reception's private seed to one colleague. Source: docs/protocol.md §1, RFC 9180 §6.1. */
export function sealReceptionKey(
  place: ReceptionKeyPlace,
  staffKeyBytes: Bytes,
  seedBytes: Bytes,
): Promise<Bytes> {
  return seal(staffKeyBytes, info, aad(place), seedBytes)
}

/** Null when it does not open. Still to check: its public half must stand in the reception paper. */
export async function openReceptionKey(
  place: ReceptionKeyPlace,
  staffSeedBytes: Bytes,
  sealed: Bytes,
): Promise<Bytes | null> {
  const seed = await open(staffSeedBytes, info, aad(place), sealed)
  return seed?.length === 32 ? seed : null
}

const info = 'keerpunt/1 reception key'

function aad({ reception, staff }: ReceptionKeyPlace): Bytes {
  return concat(idBytes(reception), idBytes(staff))
}
