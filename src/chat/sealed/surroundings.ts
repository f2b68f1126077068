import type { EpochMember } from '../../chain/epoch.ts'
import type { MemberId } from '../../chain/member.ts'
import { type ConversationState, conversationStates } from '../conversation-state.ts'
import type { Cursor } from '../cursor.ts'
import type { ConversationView } from './view.ts'

export type MemberCursor = Cursor & { readonly member: MemberId }

/** What only the server can know, and nobody has to believe: queue, presence, how far the others got. */
export type Surroundings = Pick<
  ConversationView,
  'state' | 'place' | 'waitSeconds' | 'aloneSince'
> & {
  /** Of `state`. */
  readonly epoch: number
  readonly cursors: ReadonlyMap<MemberId, MemberCursor>
  readonly present: ReadonlySet<MemberId>
}

export const unknownSurroundings: Surroundings = {
  state: 'queued',
  epoch: 0,
  place: null,
  waitSeconds: null,
  aloneSince: null,
  cursors: new Map(),
  present: new Set(),
}

export function surroundingsOf(state: ConversationState, before: Surroundings): Surroundings {
  return {
    state: state.state,
    epoch: state.epoch,
    place: state.place,
    waitSeconds: state.waitSeconds,
    aloneSince: before.aloneSince,
    cursors: new Map(state.cursors.map((cursor) => [cursor.member, cursor])),
    present: new Set(state.present),
  }
}

/**
 * What stands after an answer or a push, which may have been long under way: of two states that of the newer epoch,
 * within one epoch the later one. What was deleted stays so. Source: docs/protocol.md §6.
 */
export function settled(before: Surroundings, now: Surroundings): Surroundings {
  const { state, epoch } = before
  const later = now.epoch - epoch || order(now) - order(before)
  return state === 'deleted' || (later < 0 && now.state !== 'deleted')
    ? { ...now, state, epoch }
    : now
}

const order = ({ state }: Surroundings) => conversationStates.indexOf(state)

/** Nobody can send into it as it is: it ended, or she goes on by a record of her own. */
export const isOver = ({ state }: Surroundings) =>
  state === 'closed' || state === 'left' || state === 'deleted'

export function withCursor(before: Surroundings, cursor: MemberCursor): Surroundings {
  return { ...before, cursors: new Map(before.cursors).set(cursor.member, cursor) }
}

export function withPresence(
  before: Surroundings,
  { member, here }: { readonly member: MemberId; readonly here: boolean },
): Surroundings {
  const others = [...before.present].filter((id) => id !== member)
  return { ...before, present: new Set(here ? [...others, member] : others) }
}

/** Keeps the moment since which nobody of the staff is here; she may be told after a while. */
export function watchAlone(
  now: Surroundings,
  members: readonly EpochMember[],
  me: MemberId,
  nowMs: number,
): Surroundings {
  const staff = members.filter(({ kind }) => kind === 'staff')
  const alone = staff.length > 0 && !staff.some(({ id }) => id === me || now.present.has(id))
  return { ...now, aloneSince: alone ? (now.aloneSince ?? nowMs) : null }
}
