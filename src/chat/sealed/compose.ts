import type { MemberId } from '../../chain/member.ts'
import type { Cursor } from '../cursor.ts'
import { type Membership, nameOf, newcomersSince } from './membership.ts'
import type { Outgoing } from './outbox.ts'
import type { Surroundings } from './surroundings.ts'
import type { Entry } from './timeline.ts'
import type { Author, ConversationView, Item, Present, TextStatus } from './view.ts'

/** What the screen's items are made of. */
export type Composed = {
  readonly me: { readonly kind: 'visitor' | 'staff'; readonly memberId: MemberId }
  readonly membership: Membership | null
  readonly entries: readonly Entry[]
  readonly outgoing: readonly Outgoing[]
  readonly cursors: ReadonlyMap<MemberId, Cursor>
}

/** Everything a screen shows, but for what only the conversation itself counts. */
export function composeView(
  from: Composed,
  around: Surroundings,
  shownUpTo: number,
): Omit<ConversationView, 'typing' | 'trouble' | 'head'> {
  const { state, place, waitSeconds, aloneSince } = around
  const items = state === 'deleted' ? [] : composeItems(from)
  const isUnread = (item: Item) =>
    item.kind === 'text' && !item.mine && item.seq !== null && item.seq > shownUpTo
  return {
    state,
    place,
    waitSeconds,
    who: composeWho(from, around.present),
    items,
    unread: items.filter(isUnread).length,
    epoch: from.membership?.epoch.n ?? 0,
    aloneSince,
  }
}

/** The log in its order, then what is still on its way. */
function composeItems(from: Composed): readonly Item[] {
  const logged = new Set(from.entries.map(({ key }) => key))
  return [
    ...from.entries.map((entry) => loggedItem(from, entry)),
    ...from.outgoing.filter(({ key }) => !logged.has(key)).map((item) => outgoingItem(from, item)),
  ]
}

function composeWho(
  { me, membership }: Pick<Composed, 'me' | 'membership'>,
  present: ReadonlySet<MemberId>,
): readonly Present[] {
  return (membership?.epoch.members ?? []).map(({ id, kind }) => ({
    kind,
    member: id,
    name: kind === 'staff' ? nameOf(membership, id) : null,
    here: id === me.memberId || present.has(id),
    me: id === me.memberId,
  }))
}

function loggedItem(from: Composed, entry: Entry): Item {
  if (entry.kind !== 'text') return entry
  const { key, text, seq, sender } = entry
  return {
    kind: 'text',
    key,
    mine: sender === from.me.memberId,
    by: authorOf(from, sender),
    text,
    sentAt: entry.sentAtMs,
    seq,
    status: reached(from, seq),
  }
}

function outgoingItem(from: Composed, item: Outgoing): Item {
  return {
    kind: 'text',
    key: item.key,
    mine: true,
    by: authorOf(from, from.me.memberId),
    text: item.text,
    sentAt: item.sentAtMs,
    seq: item.status.kind === 'committed' ? item.status.seq : null,
    status: statusOf(from, item),
  }
}

function statusOf(from: Composed, { status, writtenIn }: Outgoing): TextStatus {
  switch (status.kind) {
    case 'committed':
      return reached(from, status.seq)
    case 'held': {
      const { membership } = from
      const ids = membership ? newcomersSince(membership, writtenIn) : []
      const newcomers = ids.map((id) => nameOf(membership, id) ?? '')
      return { kind: 'held', newcomers, epoch: membership?.epoch.n ?? 0 }
    }
    default:
      return status
  }
}

/** How far the others got. The team reads nothing; whoever left counts no more. */
function reached({ me, membership, cursors }: Composed, seq: number): TextStatus {
  const others = (membership?.epoch.members ?? [])
    .filter((member) => member.kind !== 'team' && member.id !== me.memberId)
    .map(({ id }) => cursors.get(id))
  if (others.some((cursor) => cursor && cursor.shown >= seq)) return { kind: 'read' }
  const delivered = others.some((cursor) => cursor && cursor.delivered >= seq)
  return { kind: delivered ? 'delivered' : 'sent' }
}

function authorOf({ me, membership }: Composed, sender: MemberId): Author {
  const isStaff = membership?.staff.has(sender) ?? (sender === me.memberId && me.kind === 'staff')
  return isStaff
    ? { kind: 'staff', name: nameOf(membership, sender) }
    : { kind: 'visitor', name: null }
}
