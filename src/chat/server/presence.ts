import type { ConversationId, MemberId } from '../../chain/member.ts'

/** Without an open stream, a member whose last request is older than this is away. */
export const awayAfterMs = 45_000
/** A stream that closed may be a reload: only after this much silence is it told. */
export const closedForMs = 4_000

type Entry = { streams: number; seenAtMs: number; closedAtMs: number }

/**
 * Who is here, on this node, in memory only: an open stream, or any request within 45 seconds.
 * onChange is called when somebody comes or goes, never for a short gap.
 */
export function createPresence(parts: {
  readonly clock: () => number
  readonly onChange: (conversation: ConversationId, member: MemberId, here: boolean) => void
}) {
  const { clock, onChange } = parts
  const here = new Map<ConversationId, Map<MemberId, Entry>>()

  function seen(conversation: ConversationId, member: MemberId): Entry {
    const members = here.get(conversation) ?? new Map<MemberId, Entry>()
    const known = members.get(member)
    if (known) {
      known.seenAtMs = clock()
      return known
    }
    const entry = { streams: 0, seenAtMs: clock(), closedAtMs: 0 }
    here.set(conversation, members.set(member, entry))
    onChange(conversation, member, true)
    return entry
  }

  function gone(conversation: ConversationId, member: MemberId): void {
    const members = here.get(conversation)
    if (!members?.delete(member)) return
    if (members.size === 0) here.delete(conversation)
    onChange(conversation, member, false)
  }

  return {
    /** A request that proved who she is. */
    seen(conversation: ConversationId, member: MemberId): void {
      seen(conversation, member)
    },
    /** A stream opened; call the answer when it closes. */
    open(conversation: ConversationId, member: MemberId): () => void {
      const entry = seen(conversation, member)
      entry.streams += 1
      return () => {
        entry.streams -= 1
        entry.closedAtMs = clock()
      }
    },
    /** How many streams she has open here. */
    streams: (conversation: ConversationId, member: MemberId): number =>
      here.get(conversation)?.get(member)?.streams ?? 0,
    /** She said goodbye: away at once. */
    gone,
    /** Finds those who went silent. Call every few seconds. */
    tick(): void {
      const nowMs = clock()
      for (const [conversation, members] of here)
        for (const [member, entry] of members)
          if (isSilent(entry, nowMs)) gone(conversation, member)
    },
    here: (conversation: ConversationId): MemberId[] => [...(here.get(conversation)?.keys() ?? [])],
    size: () => here.size,
  }
}

export type Presence = ReturnType<typeof createPresence>

function isSilent({ streams, seenAtMs, closedAtMs }: Entry, nowMs: number): boolean {
  if (streams > 0) return false
  const sinceStream = closedAtMs >= seenAtMs && nowMs - closedAtMs >= closedForMs
  return sinceStream || nowMs - seenAtMs >= awayAfterMs
}
