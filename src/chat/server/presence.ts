import type { ConversationId, MemberId } from '../../chain/member.ts'

/** Without an open stream, a member whose last request is older than this is away. */
export const awayAfterMs = 45_000
/** A stream that closed may be a reload: only after this much silence is it told. */
export const closedForMs = 4_000

export type Side = 'visitor' | 'staff'

type Entry = {
  readonly side: Side
  readonly sinceMs: number
  streams: number
  seenAtMs: number
  closedAtMs: number
}
/** staffHeardMs: when anybody of staff who went away was last heard. */
type Room = { readonly members: Map<MemberId, Entry>; staffHeardMs: number | null }

/**
 * Who is here, on this node, in memory only: an open stream, or any request within 45 seconds.
 * onChange is called when somebody comes or goes, never for a short gap.
 */
export function createPresence(parts: {
  readonly clock: () => number
  readonly onChange: (
    conversation: ConversationId,
    who: { readonly member: MemberId; readonly side: Side; readonly here: boolean },
  ) => void
}) {
  const { clock, onChange } = parts
  const rooms = new Map<ConversationId, Room>()

  function seen(conversation: ConversationId, member: MemberId, side: Side): Entry {
    const room = rooms.get(conversation) ?? { members: new Map(), staffHeardMs: null }
    const known = room.members.get(member)
    const nowMs = clock()
    if (known) {
      known.seenAtMs = nowMs
      return known
    }
    const entry = { side, sinceMs: nowMs, streams: 0, seenAtMs: nowMs, closedAtMs: 0 }
    room.members.set(member, entry)
    rooms.set(conversation, room)
    onChange(conversation, { member, side, here: true })
    return entry
  }

  function gone(conversation: ConversationId, member: MemberId): void {
    const room = rooms.get(conversation)
    const entry = room?.members.get(member)
    if (!room || !entry) return
    room.members.delete(member)
    const { side, seenAtMs, closedAtMs } = entry
    if (side === 'staff') room.staffHeardMs = Math.max(room.staffHeardMs ?? 0, seenAtMs, closedAtMs)
    if (room.members.size === 0) rooms.delete(conversation)
    onChange(conversation, { member, side, here: false })
  }

  const isHere = (conversation: ConversationId, side: Side) =>
    hasSide(rooms.get(conversation), side)

  return {
    /** A request that proved who she is. */
    seen(conversation: ConversationId, member: MemberId, side: Side): void {
      seen(conversation, member, side)
    },
    /** A stream opened; call the answer when it closes. */
    open(conversation: ConversationId, member: MemberId, side: Side): () => void {
      const entry = seen(conversation, member, side)
      entry.streams += 1
      return () => {
        entry.streams -= 1
        entry.closedAtMs = clock()
      }
    },
    /** How many streams she has open here. */
    streams: (conversation: ConversationId, member: MemberId): number =>
      rooms.get(conversation)?.members.get(member)?.streams ?? 0,
    /** She said goodbye: away at once. */
    gone,
    /** Finds those who went silent. Call every few seconds. */
    tick(): void {
      const nowMs = clock()
      for (const [conversation, { members }] of rooms)
        for (const [member, entry] of members)
          if (isSilent(entry, nowMs)) gone(conversation, member)
    },
    here: (conversation: ConversationId): MemberId[] => [
      ...(rooms.get(conversation)?.members.keys() ?? []),
    ],
    isHere,
    /** Where the visitor is here and nobody of staff was heard for so long; sinceMs: since when. */
    alone(
      atLeastMs: number,
    ): { readonly conversation: ConversationId; readonly sinceMs: number }[] {
      const beforeMs = clock() - atLeastMs
      return [...rooms].flatMap(([conversation, room]) => {
        const visitor = [...room.members.values()].find(({ side }) => side === 'visitor')
        if (!visitor || hasSide(room, 'staff')) return []
        const sinceMs = room.staffHeardMs ?? visitor.sinceMs
        return sinceMs <= beforeMs ? [{ conversation, sinceMs }] : []
      })
    },
    size: () => rooms.size,
  }
}

export type Presence = ReturnType<typeof createPresence>

function hasSide(room: Room | undefined, side: Side): boolean {
  for (const entry of room?.members.values() ?? []) if (entry.side === side) return true
  return false
}

function isSilent({ streams, seenAtMs, closedAtMs }: Entry, nowMs: number): boolean {
  if (streams > 0) return false
  const sinceStream = closedAtMs >= seenAtMs && nowMs - closedAtMs >= closedForMs
  return sinceStream || nowMs - seenAtMs >= awayAfterMs
}
