import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import type { Database, Queryable } from '../../database/server/database.ts'
import { StatementError } from '../../database/server/sqlstate.ts'
import { mergeTexts } from '../merge.ts'
import { idOf, isSlug, mayMove, type Place, pageAddress } from '../page.ts'
import { readPage } from '../page-text.ts'
import type { Objection } from '../publishable.ts'
import { deleteDraft, readDraft, setDraftState, writeDraft } from './draft-store.ts'
import { nextEdition } from './edition-store.ts'
import { insertMove, languagesAt, renamePage, wasAnothers } from './move-store.ts'
import {
  insertPage,
  insertVersion,
  lockPage,
  nextRevision,
  readVersion,
  setPageId,
  withdrawPage,
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
 * merged line by line; where both changed the same lines, or the draft went meanwhile, nothing is written and both
 * texts stay.
 */
export async function saveDraft(
  change: Change,
  source: string,
  from: number | null,
): Promise<Saved> {
  return inPage(change, async (tx, place) => {
    await insertPage(tx, place)
    const page = await lockPage(tx, place)
    const draft = await readDraft(tx, place)
    const newest = await readVersion(tx, place, null)
    const write = async (text: string, merged: boolean): Promise<Saved> => {
      const revision = await nextRevision(tx, place)
      const base = draft?.base ?? newest?.version ?? 0
      await writeDraft(tx, place, { source: text, base, revision, who: change.who })
      return { kind: 'saved', revision, merged, source: text }
    }
    if (!draft) {
      const isOfNow = from === null || from === page?.revision
      if (isOfNow || !newest || newest.source === source) return write(source, false)
      return { kind: 'clash', theirs: newest.source, revision: page?.revision ?? 0, by: [] }
    }
    if (draft.revision === from || draft.source === source) return write(source, false)
    // Only the text of one save ago is kept: who lags further is shown both texts.
    const base = from === draft.revision - 1 ? draft.former_source : null
    const merge = base === null ? null : mergeTexts(base, source, draft.source)
    if (merge?.kind === 'merged') return write(merge.text, true)
    return { kind: 'clash', theirs: draft.source, revision: draft.revision, by: draft.names }
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
  | 'fixed-address'
  | 'withdrawn'
  | 'not-shown-now'
  | 'ended'
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
 * Puts the draft before readers, exactly the text that was looked at. Whoever has a word in it can not approve it.
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
  objections: (tx: Queryable, source: string) => Promise<readonly Objection[]>,
): Promise<Done | Refused> {
  const { who, nowMs } = change
  return inPage(change, async (tx, place) => {
    await lockPage(tx, place)
    const draft = await readDraft(tx, place)
    if (!draft) return refuse('no-draft')
    if (draft.revision !== asked.revision) return refuse('stale')
    if (draft.state !== 'review') return refuse('not-in-review')
    if (draft.accounts.includes(who.account)) return refuse('own-text')
    if (asked.until !== null && asked.until <= Math.max(nowMs, asked.from ?? 0))
      return refuse('ended')
    const found = await objections(tx, draft.source)
    if (found.length > 0) return { kind: 'refused', why: 'objections', objections: found }
    const { page } = readPage(draft.source)
    if (page) await setPageId(tx, place, page.head.id)
    await nextEdition(tx)
    const version = await insertVersion(tx, {
      place,
      source: draft.source,
      writtenBy: draft.names,
      approvedBy: who.name,
      day: dayOf(nowMs),
      from: asked.from,
      until: asked.until,
      note: asked.note,
    })
    await nextRevision(tx, place)
    await deleteDraft(tx, place)
    await note(tx, change, 'knowledge-published')
    return { kind: 'done', version }
  })
}

/**
 * An earlier text comes back at once: two persons let it through before, so one is enough. Not one whose time is to
 * come or over, and not after a withdrawal by somebody else: that takes a second person again, as a draft.
 */
export async function rollBack(change: Change, version: number): Promise<Done | Refused> {
  const { who, nowMs } = change
  return inPage(change, async (tx, place) => {
    const page = await lockPage(tx, place)
    const old = await readVersion(tx, place, version)
    const newest = await readVersion(tx, place, null)
    if (!page || !old || !newest) return refuse('unknown')
    const begun = old.shown_from === null || old.shown_from.getTime() <= nowMs
    const over = old.shown_until !== null && old.shown_until.getTime() <= nowMs
    if (!begun || over) return refuse('not-shown-now')
    const isWithdrawn = newest.version <= page.withdrawn_through
    const undoesOwn = page.withdrawn_account === who.account && version === page.withdrawn_through
    if (isWithdrawn ? !undoesOwn : version <= page.withdrawn_through) return refuse('withdrawn')
    await nextEdition(tx)
    const made = await insertVersion(tx, {
      place,
      source: old.source,
      writtenBy: [],
      approvedBy: who.name,
      day: dayOf(nowMs),
      from: null,
      until: old.shown_until?.getTime() ?? null,
      note: `#${version}`,
    })
    // What waits for approval was written beside another text: somebody looks at it again.
    await nextRevision(tx, place)
    await setDraftState(tx, place, 'draft', made)
    await note(tx, change, 'knowledge-rolled-back')
    return { kind: 'done', version: made }
  })
}

/** Takes a page from the readers at once, and what was to come of it. It comes back by publishing. */
export async function withdraw(change: Change): Promise<Done | Refused> {
  return inPage(change, async (tx, place) => {
    if (!(await lockPage(tx, place))) return refuse('unknown')
    await nextEdition(tx)
    await withdrawPage(tx, place, change.who.account)
    await note(tx, change, 'knowledge-withdrawn')
    return done
  })
}

/**
 * Gives a page another address in its section, in all languages; who comes to the old one is led to it. An address that
 * was ever another page's is never given away: whoever kept it must not land on other words.
 */
export async function movePage(change: Change, slug: string): Promise<Done | Refused> {
  const { section, slug: old } = change.place
  if (!mayMove(section)) return refuse('fixed-address')
  if (!isSlug(section, slug)) return refuse('bad-slug')
  if (slug === old) return refuse('circle')
  try {
    return await inPage(change, async (tx) => {
      await nextEdition(tx)
      const found = await languagesAt(tx, { section, slug: old })
      if (found.length === 0) return refuse('unknown')
      const taken = await languagesAt(tx, { section, slug })
      if (taken.length > 0) return refuse('exists')
      for (const language of found) {
        const [from, to] = [
          { language, section, slug: old },
          { language, section, slug },
        ]
        if (await wasAnothers(tx, pageAddress(to), from)) return refuse('exists')
        await renamePage(tx, from, slug)
        await insertMove(tx, pageAddress(from), to, pageAddress(to))
      }
      await note(tx, change, 'knowledge-moved')
      return done
    })
  } catch (error) {
    if (error instanceof StatementError && error.word === 'taken') return refuse('exists')
    throw error
  }
}

/** Throws the draft away. revision: of the text that was looked at. */
export async function dropDraft(change: Change, revision: number): Promise<Done | Refused> {
  return inPage(change, async (tx, place) => {
    await lockPage(tx, place)
    const draft = await readDraft(tx, place)
    if (!draft) return refuse('no-draft')
    if (draft.revision !== revision) return refuse('stale')
    await nextRevision(tx, place)
    await deleteDraft(tx, place)
    await note(tx, change, 'knowledge-draft-dropped')
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
