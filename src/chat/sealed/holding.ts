import { judgeTime } from '../../chain/clock.ts'
import { parseEpochRecord } from '../../chain/epoch.ts'
import type { ConversationId } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import { type Refused, type Trust, type ValidChain, verifyChain } from '../../chain/verify-chain.ts'
import type { ConversationState, StoredEpoch } from '../conversation-state.ts'
import type { Me } from './me.ts'
import { type Membership, takeRecord, visitorMembership } from './membership.ts'
import { resumeMembership } from './resume.ts'
import type { Note } from './timeline.ts'
import type { RefusedWhy, Trouble } from './view.ts'

/** What one client holds and trusts: verified members, and the keys of their epochs. */
export type Holding = {
  readonly membership: Membership | null
  readonly keys: ReadonlyMap<number, Bytes>
  /** From her own device (visitor) or from her own sealed key (staff), never from the server's open answers. */
  readonly visitorKeyBytes: Bytes | null
  /** Today's papers, as the last answer held them; null while they do not hold. */
  readonly chain: ValidChain | null
}

/** Something to show about the members, before the first frame of epoch n. */
export type EpochNote = { readonly n: number; readonly note: Note }

export type HoldingParts = {
  readonly conversation: ConversationId
  readonly me: Me
  readonly house: Trust
  readonly clock: () => number
}

/** Judges every answer about members before anything of it counts. Source: docs/protocol.md §4. */
export function openHolding({ conversation, me, house, clock }: HoldingParts) {
  const returned = me.kind === 'visitor' ? me.returned : null
  let membership: Membership | null = returned?.membership ?? null
  let visitorKeyBytes = me.kind === 'visitor' ? me.pair.publicKeyBytes : null
  let today: ValidChain | null = null
  let doubted = returned?.doubted ?? false
  let trouble: Trouble | null = doubted ? untrusted('unknown-member') : null
  let gone = false
  const keys = new Map<number, Bytes>(
    returned?.keys ?? (me.kind === 'visitor' ? [[0, me.ck0Bytes]] : []),
  )

  return {
    current: (): Holding => ({ membership, keys, visitorKeyBytes, chain: today }),
    trouble: () => trouble,
    /** A visitor stands in epoch 0 by herself; staff wait for their first record. */
    async begin() {
      if (me.kind === 'visitor')
        membership ??= await visitorMembership(conversation, me, house.demo)
    },
    /**
     * Takes all new records, in order, until one is refused. Returns what there is to show. Until all of it is judged
     * the trouble before it stands, so that nothing is sealed in between.
     */
    async take(state: ConversationState): Promise<readonly EpochNote[]> {
      const judged = await judge(state)
      trouble = judged.trouble
      return judged.notes
    },
    zero,
  }

  async function judge(state: ConversationState): Promise<Judged> {
    const time = judgeTime(state.time, clock())
    if (time.kind === 'clock-wrong') return { notes: [], trouble: { kind: 'clock-wrong' } }
    const chain = await verifyChain(house, state.chain, time.nowMs)
    today = chain.kind === 'valid' ? chain : null
    const notes: EpochNote[] = []
    for (;;) {
      const entries = newer(state.epochs)
      const [entry] = entries
      if (!entry) break
      const taken =
        chain.kind === 'valid'
          ? await takeNext(entries, state, chain)
          : ({ kind: 'refused', why: 'untrusted-chain' } as const)
      if (taken.kind === 'refused') {
        const key = `r${entry.n}-${taken.why}`
        notes.push({ n: entry.n, note: { kind: 'refused', key, why: taken.why } })
        return { notes, trouble: untrusted(taken.why) }
      }
      for (const [k, ckBytes] of taken.keys) keys.set(k, ckBytes)
      if (gone) {
        zero() // she left while this key was being opened
        return { notes: [], trouble }
      }
      const { n } = taken.membership.epoch
      membership = taken.membership
      doubted = false
      visitorKeyBytes = taken.visitorKeyBytes ?? visitorKeyBytes
      const { joined, left, parked } = taken
      if (joined.length > 0)
        notes.push({ n, note: { kind: 'joined', key: `j${n}`, names: joined } })
      if (left.length > 0) notes.push({ n, note: { kind: 'left', key: `l${n}`, names: left } })
      if (parked) notes.push({ n, note: { kind: 'parked', key: `p${n}`, ...parked } })
    }
    const why = whyNotNow(state, chain)
    return { notes, trouble: why && untrusted(why) }
  }

  /** Forgets every key of this conversation. A staff member's own pair stays hers. */
  function zero() {
    gone = true
    for (const ckBytes of keys.values()) ckBytes.fill(0)
    keys.clear()
    if (me.kind === 'visitor') me.pair.seedBytes.fill(0)
  }

  function newer(epochs: readonly StoredEpoch[]) {
    return epochs
      .map((stored) => ({ stored, n: parseEpochRecord(stored.record.bytes)?.n ?? 0 }))
      .filter(({ n }) => n > (membership?.epoch.n ?? 0))
      .sort((one, other) => one.n - other.n)
  }

  function takeNext(
    entries: readonly { stored: StoredEpoch }[],
    state: ConversationState,
    chain: ValidChain,
  ) {
    const epochs = entries.map(({ stored }) => stored)
    const [first] = epochs
    if (membership && first) return takeRecord(membership, first, me, chain, keys)
    if (me.kind === 'staff')
      return resumeMembership(conversation, { ...state, epochs }, me, chain, house)
    return { kind: 'refused', why: 'no-key' } as const
  }

  /** Why nothing may go to these members now: papers that no longer hold tell nothing about who was revoked. */
  function whyNotNow(state: ConversationState, chain: ValidChain | Refused): RefusedWhy | null {
    if (state.epoch > (membership?.epoch.n ?? 0)) return 'withheld'
    if (chain.kind === 'refused') return 'untrusted-chain'
    return doubted || hasFallen(chain) ? 'unknown-member' : null
  }

  /** A colleague whose paper was revoked or ran out is still in the list: nothing more goes to her. */
  function hasFallen(chain: ValidChain): boolean {
    const members = membership?.epoch.members ?? []
    return members.some(({ kind, id }) => kind === 'staff' && !chain.staff.has(id))
  }
}

type Judged = { readonly notes: readonly EpochNote[]; readonly trouble: Trouble | null }

const untrusted = (why: RefusedWhy): Trouble => ({ kind: 'membership', why })
