import type { ConversationId, MemberId } from '../../chain/member.ts'

/** Without an open stream, a member whose last request is older than this is away. */
export const awayAfterMs = 45_000
/**
 * With an open stream: a line that is dead at the other end stands open here for a quarter of an hour. A client shows
 * a sign of life every 20 seconds, and browsers let a hidden page do so once a minute.
 */
export const unheardAfterMs = 75_000
/** A stream that closed may be a reload: only after this much silence is it told. */
export const closedForMs = 4_000

export type Side = 'visitor' | 'staff'

type Entry = {
  readonly side: Side
  here: boolean
  sinceMs: number
  streams: number
  seenAtMs: number
  closedAtMs: number
}
/** staffHeardMs: when anybody of staff who went away was last heard. */
type Room = { readonly members: Map<MemberId, Entry>; staffHeardMs: number | null }

/**
 * Who is here, on this node, in memory only: any request within 45 seconds, or within 75 beside an open stream.
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
  const openedMs = clock()
  /** Whom this node has heard, or heard go, since it opened; kept for as long as others may not be heard yet. */
  const heard = new Set<string>()

  function seen(conversation: ConversationId, member: MemberId, side: Side): Entry {
    const room = rooms.get(conversation) ?? { members: new Map(), staffHeardMs: null }
    const known = room.members.get(member)
    const nowMs = clock()
    const entry = known ?? { side, here: false, sinceMs: 0, streams: 0, seenAtMs: 0, closedAtMs: 0 }
    entry.seenAtMs = nowMs
    if (isOpening()) heard.add(conversation + side)
    if (entry.here) return entry
    entry.here = true
    entry.sinceMs = nowMs
    room.members.set(member, entry)
    rooms.set(conversation, room)
    onChange(conversation, { member, side, here: true })
    return entry
  }

  function gone(conversation: ConversationId, member: MemberId): void {
    const room = rooms.get(conversation)
    const entry = room?.members.get(member)
    if (!room || !entry?.here) return
    entry.here = false
    const { side, seenAtMs, closedAtMs } = entry
    if (side === 'staff') room.staffHeardMs = Math.max(room.staffHeardMs ?? 0, seenAtMs, closedAtMs)
    forgetIfOver(conversation, member)
    onChange(conversation, { member, side, here: false })
  }

  /** Who is away and has no stream any more. */
  function forgetIfOver(conversation: ConversationId, member: MemberId): void {
    const room = rooms.get(conversation)
    const entry = room?.members.get(member)
    if (!room || !entry || entry.here || entry.streams > 0) return
    room.members.delete(member)
    if (room.members.size === 0) rooms.delete(conversation)
  }

  const isOpening = () => clock() - openedMs < awayAfterMs

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
        forgetIfOver(conversation, member)
      }
    },
    /** How many streams she has open here. */
    streams: (conversation: ConversationId, member: MemberId): number =>
      rooms.get(conversation)?.members.get(member)?.streams ?? 0,
    /** She said goodbye: away at once. */
    gone(conversation: ConversationId, member: MemberId, side: Side): void {
      if (isOpening()) heard.add(conversation + side)
      gone(conversation, member)
    },
    /** Finds those who went silent. Call every few seconds. */
    tick(): void {
      const nowMs = clock()
      if (!isOpening()) heard.clear()
      for (const [conversation, { members }] of rooms)
        for (const [member, entry] of members)
          if (isSilent(entry, nowMs)) gone(conversation, member)
    },
    here: (conversation: ConversationId): MemberId[] =>
      [...(rooms.get(conversation)?.members ?? [])]
        .filter(([, { here }]) => here)
        .map(([member]) => member),
    isHere,
    /** Also when this node opened just now and could not hear anybody of that side yet. */
    mayBeHere: (conversation: ConversationId, side: Side): boolean =>
      isHere(conversation, side) || (isOpening() && !heard.has(conversation + side)),
    /** Where the visitor is here and nobody of staff was heard for so long; sinceMs: since when. */
    alone(
      atLeastMs: number,
    ): { readonly conversation: ConversationId; readonly sinceMs: number }[] {
      const beforeMs = clock() - atLeastMs
      return [...rooms].flatMap(([conversation, room]) => {
        const visitor = [...room.members.values()].find((one) => one.here && one.side === 'visitor')
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
  for (const entry of room?.members.values() ?? [])
    if (entry.here && entry.side === side) return true
  return false
}

function isSilent({ streams, seenAtMs, closedAtMs }: Entry, nowMs: number): boolean {
  if (streams > 0) return nowMs - seenAtMs >= unheardAfterMs
  const sinceStream = closedAtMs >= seenAtMs && nowMs - closedAtMs >= closedForMs
  return sinceStream || nowMs - seenAtMs >= awayAfterMs
}
