import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import type { Database, Queryable } from '../../database/server/database.ts'
import { StatementError } from '../../database/server/sqlstate.ts'
import { mergeTexts } from '../merge.ts'
import { idOf, isSlug, type Place, pageAddress } from '../page.ts'
import type { Objection } from '../publishable.ts'
import { deleteDraft, readDraft, setDraftState, writeDraft } from './draft-store.ts'
import {
  insertMove,
  insertPage,
  insertVersion,
  lockPage,
  nextEdition,
  readVersion,
  renamePage,
  setWithdrawn,
} from './page-store.ts'

export type Who = { readonly account: string; readonly name: string }

/** One change of one page, judged and written in one transaction. */
export type Change = {
  readonly database: Database
  readonly place: Place
  readonly who: Who
  readonly nowMs: number
}

export type Saved =
  | {
      readonly kind: 'saved'
      readonly revision: number
      readonly merged: boolean
      readonly source: string
    }
  | {
      readonly kind: 'clash'
      readonly theirs: string
      readonly revision: number
      readonly by: readonly string[]
    }

/**
 * Saves a draft. from: the revision it was made from; null: none was there. What somebody else saved meanwhile is
 * merged line by line; where both changed the same lines nothing is written and both texts stay.
 */
export async function saveDraft(
  change: Change,
  source: string,
  from: number | null,
): Promise<Saved> {
  return inPage(change, async (tx, place) => {
    await insertPage(tx, place)
    await lockPage(tx, place)
    const draft = await readDraft(tx, place)
    const published = await readVersion(tx, place, null)
    const now = { base: draft?.base ?? published?.version ?? 0, who: change.who }
    if (!draft || draft.revision === from || draft.source === source) {
      const revision = await writeDraft(tx, place, { source, ...now })
      return { kind: 'saved', revision, merged: false, source }
    }
    // Only the text of one save ago is kept: who lags further is shown both texts.
    const base = from === draft.revision - 1 ? draft.former_source : null
    const merge = base === null ? null : mergeTexts(base, source, draft.source)
    if (merge?.kind !== 'merged')
      return { kind: 'clash', theirs: draft.source, revision: draft.revision, by: draft.names }
    const revision = await writeDraft(tx, place, { source: merge.text, ...now })
    return { kind: 'saved', revision, merged: true, source: merge.text }
  })
}

export type Refused = {
  readonly kind: 'refused'
  readonly why: Why
  readonly objections?: readonly Objection[]
}
export type Why =
  | 'no-draft'
  | 'stale'
  | 'not-in-review'
  | 'own-text'
  | 'objections'
  | 'unknown'
  | 'bad-slug'
  | 'circle'
  | 'exists'
export type Done = { readonly kind: 'done'; readonly version?: number }
const done: Done = { kind: 'done' }
const refuse = (why: Why): Refused => ({ kind: 'refused', why })

/** Puts the draft up for another's eyes, or takes it back. */
export async function moveDraft(
  change: Change,
  to: 'draft' | 'review',
  revision: number | null,
): Promise<Done | Refused> {
  return inPage(change, async (tx, place) => {
    await lockPage(tx, place)
    const draft = await readDraft(tx, place)
    if (!draft) return refuse('no-draft')
    if (revision !== null && draft.revision !== revision) return refuse('stale')
    await setDraftState(tx, place, to)
    return done
  })
}

/**
 * Puts the draft before readers. Whoever has a word in it can not approve it.
 * from, until: milliseconds since 1970; null: at once, never.
 */
export async function publish(
  change: Change,
  asked: {
    readonly revision: number
    readonly from: number | null
    readonly until: number | null
    readonly note: string | null
  },
  objections: (source: string) => Promise<readonly Objection[]>,
): Promise<Done | Refused> {
  return inPage(change, async (tx, place) => {
    await lockPage(tx, place)
    const draft = await readDraft(tx, place)
    if (!draft) return refuse('no-draft')
    if (draft.revision !== asked.revision) return refuse('stale')
    if (draft.state !== 'review') return refuse('not-in-review')
    if (draft.accounts.includes(change.who.account)) return refuse('own-text')
    const found = await objections(draft.source)
    if (found.length > 0) return { kind: 'refused', why: 'objections', objections: found }
    const version = await insertVersion(tx, {
      place,
      source: draft.source,
      writtenBy: draft.names,
      approvedBy: change.who.name,
      day: dayOf(change.nowMs),
      from: asked.from,
      until: asked.until,
      note: asked.note,
    })
    await deleteDraft(tx, place)
    await nextEdition(tx)
    await note(tx, change, 'knowledge-published')
    return { kind: 'done', version }
  })
}

/** An earlier text comes back at once: two persons let it through before, so one is enough. */
export async function rollBack(change: Change, version: number): Promise<Done | Refused> {
  return inPage(change, async (tx, place) => {
    await lockPage(tx, place)
    const old = await readVersion(tx, place, version)
    if (!old) return refuse('unknown')
    const made = await insertVersion(tx, {
      place,
      source: old.source,
      writtenBy: [],
      approvedBy: change.who.name,
      day: dayOf(change.nowMs),
      from: null,
      until: null,
      note: `#${version}`,
    })
    await nextEdition(tx)
    await note(tx, change, 'knowledge-rolled-back')
    return { kind: 'done', version: made }
  })
}

/** Takes a page from the readers at once. It comes back by publishing or rolling back. */
export async function withdraw(change: Change): Promise<Done | Refused> {
  return inPage(change, async (tx, place) => {
    if (!(await lockPage(tx, place))) return refuse('unknown')
    await setWithdrawn(tx, place, true)
    await nextEdition(tx)
    await note(tx, change, 'knowledge-withdrawn')
    return done
  })
}

/** Gives a page another address in its section; who comes to the old one is led to it. */
export async function movePage(change: Change, slug: string): Promise<Done | Refused> {
  const to = { ...change.place, slug }
  if (!isSlug(to.section, slug)) return refuse('bad-slug')
  if (slug === change.place.slug) return refuse('circle')
  try {
    return await inPage(change, async (tx, place) => {
      if (!(await lockPage(tx, place))) return refuse('unknown')
      await renamePage(tx, place, slug)
      await insertMove(tx, pageAddress(place), to, pageAddress(to))
      await nextEdition(tx)
      await note(tx, change, 'knowledge-moved')
      return done
    })
  } catch (error) {
    if (error instanceof StatementError && error.word === 'taken') return refuse('exists')
    throw error
  }
}

export async function dropDraft(change: Change): Promise<Done | Refused> {
  return inPage(change, async (tx, place) => {
    await lockPage(tx, place)
    if (!(await readDraft(tx, place))) return refuse('no-draft')
    await deleteDraft(tx, place)
    return done
  })
}

function inPage<T>(
  { database, place }: Change,
  work: (tx: Queryable, place: Place) => Promise<T>,
): Promise<T> {
  return database.transaction((tx) => work(tx, place))
}

async function note(tx: Queryable, { who, place, nowMs }: Change, act: string): Promise<void> {
  const subject = `${place.language} ${idOf(place)}`
  await record(tx, { act, actor: who.name, subject, day: dayOf(nowMs) })
}
