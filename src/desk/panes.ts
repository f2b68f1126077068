import type { ConversationId } from '../chain/member.ts'

/** As many as fit beside each other; on most screens fewer are seen. */
export const mostPanes = 3
/** From this width (CSS pixels) on, conversations stand side by side. */
export const sideBySideFrom = 1440

/**
 * Which conversations stand on the screen. places: left to right, never shuffled. used: the same ones, last used
 * first. The first of `used` has her attention, unless she went back to the list.
 */
export type Panes = {
  readonly places: readonly ConversationId[]
  readonly used: readonly ConversationId[]
  readonly attending: boolean
}

export const noPanes: Panes = { places: [], used: [], attending: false }

export const focusedOf = ({ used, attending }: Panes): ConversationId | null =>
  attending ? (used[0] ?? null) : null

/**
 * Brings one to her attention: where it stands, at a free place, or instead of the one used longest ago. held: those
 * with words of hers that she did not send; they give their place only when all of them are held.
 */
export function bring(
  panes: Panes,
  conversation: ConversationId,
  held: ReadonlySet<ConversationId> = new Set(),
): Panes {
  return { ...place(panes, conversation, held), attending: true }
}

/** Puts one at a free place without taking her attention away; where none is free it stays in the list. */
export function add(panes: Panes, conversation: ConversationId): Panes {
  if (panes.places.includes(conversation) || panes.places.length >= mostPanes) return panes
  return { ...panes, places: [...panes.places, conversation], used: [...panes.used, conversation] }
}

function place(
  panes: Panes,
  conversation: ConversationId,
  held: ReadonlySet<ConversationId>,
): Panes {
  const { places, used } = panes
  const rest = used.filter((other) => other !== conversation)
  if (places.includes(conversation)) return { ...panes, used: [conversation, ...rest] }
  const free = used.findLast((other) => !held.has(other)) ?? used.at(-1)
  const oldest = places.length < mostPanes ? undefined : free
  return {
    ...panes,
    places: oldest
      ? places.map((other) => (other === oldest ? conversation : other))
      : [...places, conversation],
    used: [conversation, ...rest.filter((other) => other !== oldest)],
  }
}

export function takeAway(panes: Panes, conversation: ConversationId): Panes {
  const keep = (other: ConversationId) => other !== conversation
  const used = panes.used.filter(keep)
  return {
    places: panes.places.filter(keep),
    used,
    attending: panes.attending && used.length > 0,
  }
}

/** Those that fit: the last used, in the order of their places. */
export function visiblePanes(panes: Panes, room: number): readonly ConversationId[] {
  const seen = new Set(panes.used.slice(0, room))
  return panes.places.filter((conversation) => seen.has(conversation))
}
