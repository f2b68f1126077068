import { goesOn } from '../../chain/accept-epoch.ts'
import { mostCommitments } from '../../chain/epoch.ts'
import { hasTeam } from '../../chain/judge-record.ts'
import { recordHashOf } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import { type Line, lineCode } from '../../queue/line.ts'
import { markHerRecord, visitorsKey } from '../../sealing/visitor-record.ts'
import { parseReopened } from '../reopen.ts'
import type { Place } from '../start.ts'
import { jsonPost, refusalOf } from './ask.ts'
import type { Conversation, Http } from './conversation.ts'
import type { Holding } from './holding.ts'
import { newestOf, type Pen } from './make-record.ts'
import type { Me } from './me.ts'
import { type Maker, parkingRecord } from './park.ts'

export type GoOnAnswer =
  | ({ readonly kind: 'going' } & Place)
  /** closed, full: she can leave it as a message. taken: a counsellor is there after all; she just goes on talking. */
  | { readonly kind: 'closed' | 'full' | 'taken' | 'ended' }
  /** Nobody here could prove now that they may read what she writes. */
  | { readonly kind: 'untrusted' }
  /** Nobody knows yet; trying again is safe. */
  | { readonly kind: 'no-connection' }
  | { readonly kind: 'failed'; readonly word: string }

/** as: she waits for somebody now, or leaves words for later. readsBack: the team may read everything so far. */
export type GoingOn = {
  readonly as: 'queue' | 'message'
  readonly readsBack: boolean
  readonly line: Line
}

/**
 * The visitor goes on with the team by a record of her own, where nobody is at her conversation any more: always a
 * new key that only her devices can make, always today's reception. The store has caught up when it answers. http carries her token.
 * Source: docs/protocol.md §4.
 */
export async function goOn(
  http: Http,
  me: Me & { readonly kind: 'visitor' },
  store: Pick<Conversation, 'holding' | 'catchUp'>,
  { as, readsBack, line }: GoingOn,
): Promise<GoOnAnswer> {
  try {
    let made: Awaited<ReturnType<typeof herRecord>> = null
    for (let tries = 0; tries < 3; tries++) {
      await store.catchUp()
      if (made && (await stands(store.holding(), made.recordBytes))) return going(null)
      made = await herRecord(store.holding(), me.pair.seedBytes, readsBack)
      if (!made) return { kind: 'untrusted' }
      const address = `/api/v1/conversations/${made.conversation}/reopen`
      const body = { ...made.change, as, line: lineCode(line) }
      const response = await http(address, jsonPost(body)).catch(() => null)
      if (!response) continue // the record may have been taken: look before making another
      if (response.ok) {
        const place = parseReopened(await response.json())
        await store.catchUp()
        return going(place)
      }
      const { word } = await refusalOf(response)
      if (word === 'stale-epoch' || word === 'stale-reception') continue
      return meanings[word] ?? { kind: 'failed', word }
    }
  } catch {
    // the house is away
  }
  return { kind: 'no-connection' }
}

const going = (at: Place | null): GoOnAnswer => ({
  kind: 'going',
  place: at?.place ?? null,
  waitSeconds: at?.waitSeconds ?? null,
})

const meanings: Readonly<Record<string, GoOnAnswer>> = {
  closed: { kind: 'closed' },
  full: { kind: 'full' },
  'too-many': { kind: 'full' },
  taken: { kind: 'taken' },
  ended: { kind: 'ended' },
  left: { kind: 'ended' },
  'not-allowed': { kind: 'ended' },
}

/** What the team held goes on with it in any case, and everything else too when she lets it read back. */
async function herRecord(holding: Holding, seedBytes: Bytes, readsBack: boolean) {
  const { membership, keys, chain } = holding
  const last = membership && keys.get(membership.epoch.n)
  if (!last || !chain) return null
  const teams = membership.steps.filter(({ members }) => hasTeam(members))
  const known = new Set(teams.flatMap(({ given }) => given))
  const owed = new Set(goesOn(membership.epoch))
  const all = newestOf(keys, keys.size)
  const earlier = [
    ...all.filter(([n]) => owed.has(n)),
    ...all.filter(([n]) => !owed.has(n) && (readsBack || known.has(n))),
  ].slice(0, mostCommitments - 1)
  const pen: Pen = async ({ bytes }) => {
    const sigBytes = await markHerRecord(last, bytes)
    return { bytes, signatures: [{ by: 'visitor', sigBytes }] }
  }
  const newKey: Maker['newKey'] = (place) => visitorsKey(seedBytes, place)
  return parkingRecord(holding, chain.reception, earlier, { pen, newKey })
}

/** An answer that was lost may have been a yes. */
async function stands({ membership }: Holding, recordBytes: Bytes): Promise<boolean> {
  return membership?.epoch.hash === (await recordHashOf(recordBytes))
}
