import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import type { Database, Queryable } from '../../database/server/database.ts'
import { openSecret, sealSecret } from '../../signing/stored-secret.ts'
import type { ChannelKind } from '../channel.ts'
import { addressIn } from '../channel-credentials.ts'
import { isSamePerson, type Person } from '../same-person.ts'
import { wholeMinute } from './channel-health.ts'
import {
  dropProposals,
  type ProposalRow,
  readProposals,
  saveProposal,
  takeProposal,
} from './channel-proposal-store.ts'
import { type By, readChannels, saveChannel } from './channel-store.ts'

/** What became of credentials that somebody typed. proposed: they wait for another. stale: changed meanwhile. */
export type SetAnswer = 'saved' | 'proposed' | 'stale'
/** gone: judged, changed or replaced already. own: she typed it herself. left: whoever did, does this work no more. */
export type JudgedAnswer = 'done' | 'gone' | 'own' | 'left'

/** Credentials that wait for a second worker, as she sees them: where messages would go, and where they go now. */
export type Proposal = Pick<
  ProposalRow,
  'kind' | 'id' | 'account' | 'proposed_by' | 'proposed_on'
> & {
  readonly address: string
  readonly before: string | null
  /** Whoever typed it does this work no more: nobody can agree to it. */
  readonly hasLeft: boolean
}

/** Whether she is who typed it, also with another account. */
export const isTypedBy = (
  { account, proposed_by: name }: Pick<ProposalRow, 'account' | 'proposed_by'>,
  who: Person,
): boolean => isSamePerson({ account, name }, who)

/** workers: account → name. */
const isTypedByOneOf = (
  row: Pick<ProposalRow, 'account' | 'proposed_by'>,
  workers: ReadonlyMap<string, string>,
): boolean => [...workers].some(([account, name]) => isTypedBy(row, { account, name }))

type ProposalParts = {
  readonly database: Database
  readonly clock: () => number
  readonly keyBytes: Uint8Array
  /** Who does outreach work now: account → name. */
  readonly workers: () => Promise<ReadonlyMap<string, string>>
}

const waitsMs = 7 * 24 * 3_600_000

/** Where credentials are sealed for: what waits can not be put beside those that are in use. */
export const placeOf = (kind: ChannelKind, waits = false): string =>
  `outreach ${kind}${waits ? ' waits' : ''}`

/**
 * Setting, changing and taking away a channel's credentials, each with its line in the audit trail. An address that
 * decides where messages go is used only after another worker saw it; what goes to the same address may be changed by
 * one, and one may take everything away.
 */
export function openProposals({ database, clock, keyBytes, workers }: ProposalParts) {
  const now = () => ({ on: dayOf(clock()), atMs: wholeMinute(clock()) })
  const note = (tx: Queryable, done: string, kind: ChannelKind, actor: string) =>
    record(tx, {
      act: `outreach-channel-${done}`,
      actor,
      subject: `channel ${kind}`,
      day: now().on,
    })

  /** The address in use at that revision, to which one worker may change what goes along. */
  async function addressInUse(kind: ChannelKind, revision: number): Promise<string | null> {
    const rows = await readChannels(database)
    const row = rows.find((one) => one.kind === kind && one.revision === revision)
    const text = row?.sealed && openSecret(keyBytes, placeOf(kind), row.sealed)
    return text ? addressIn(JSON.parse(text)) : null
  }

  return {
    async set(kind: ChannelKind, credentials: object, by: By, seen: number): Promise<SetAnswer> {
      const address = addressIn(credentials)
      const waits = address !== null && address !== (await addressInUse(kind, seen))
      const sealed = sealSecret(keyBytes, placeOf(kind, waits), JSON.stringify(credentials))
      const one = { kind, sealed, by, ...now(), seen }
      return database.transaction(async (tx) => {
        const isKept = waits
          ? await saveProposal(tx, one)
          : await saveChannel(tx, { ...one, confirmed: null })
        if (!isKept) return 'stale'
        await note(tx, waits ? 'proposed' : 'set', kind, by.name)
        return waits ? 'proposed' : 'saved'
      })
    },

    /** False: changed meanwhile. */
    remove: (kind: ChannelKind, by: By, seen: number): Promise<boolean> =>
      database.transaction(async (tx) => {
        const gone = { kind, sealed: null, by, confirmed: null, ...now(), seen }
        if (!(await saveChannel(tx, gone))) return false
        await note(tx, 'removed', kind, by.name)
        return true
      }),

    /** Those that still fit the channel they were typed for, and can be opened. */
    async list(): Promise<Proposal[]> {
      const [rows, channels, now] = await Promise.all([
        readProposals(database),
        readChannels(database),
        workers(),
      ])
      const shown = rows.map(async ({ sealed, revision, ...row }) => {
        const { kind } = row
        const text = openSecret(keyBytes, placeOf(kind, true), sealed)
        const used = channels.find((one) => one.kind === kind)?.revision ?? 0
        const address = text === null ? null : addressIn(JSON.parse(text))
        if (address === null || revision !== used) return []
        const before = await addressInUse(kind, used)
        return [{ ...row, address, before, hasLeft: !isTypedByOneOf(row, now) }]
      })
      return (await Promise.all(shown)).flat()
    },

    /** Puts in use what another typed who still does this work. */
    confirm: (kind: ChannelKind, id: string, by: By): Promise<JudgedAnswer> =>
      undone(database, async (tx) => {
        const row = await takeProposal(tx, kind, id)
        if (!row) return 'gone'
        if (isTypedBy(row, by)) return 'own'
        if (!isTypedByOneOf(row, await workers())) return 'left'
        const text = openSecret(keyBytes, placeOf(kind, true), row.sealed)
        if (text === null) return 'gone'
        const sealed = sealSecret(keyBytes, placeOf(kind), text)
        const typed = { account: row.account, name: row.proposed_by }
        const one = { kind, sealed, by: typed, confirmed: by, ...now(), seen: row.revision }
        if (!(await saveChannel(tx, one))) return 'gone'
        await note(tx, 'confirmed', kind, by.name)
        return 'done'
      }),

    /** What nobody judged in a week is thrown away. */
    sweep: () => dropProposals(database, dayOf(clock() - waitsMs)),

    /** Throws it away; whoever typed it may too. */
    refuse: (kind: ChannelKind, id: string, by: By): Promise<JudgedAnswer> =>
      undone(database, async (tx) => {
        if (!(await takeProposal(tx, kind, id))) return 'gone'
        await note(tx, 'refused', kind, by.name)
        return 'done'
      }),
  }
}

/** Nothing of it happens unless it is done. */
async function undone(
  database: Database,
  work: (tx: Queryable) => Promise<JudgedAnswer>,
): Promise<JudgedAnswer> {
  try {
    return await database.transaction(async (tx) => {
      const answer = await work(tx)
      if (answer !== 'done') throw new NotDoneError(answer)
      return answer
    })
  } catch (error) {
    if (error instanceof NotDoneError) return error.answer
    throw error
  }
}

class NotDoneError extends Error {
  override readonly name = 'NotDoneError'
  readonly answer: JudgedAnswer
  constructor(answer: JudgedAnswer) {
    super()
    this.answer = answer
  }
}
