import { type PageDesk, type PageLine, placePath } from '../exchange.ts'
import { readHead } from '../front-matter.ts'
import type { PageHead, Place } from '../page.ts'
import { idOf } from '../page.ts'
import { stateAt } from '../portal.ts'
import { readComments, readOpenComments } from './comment-store.ts'
import { type DraftRow, readDraft, readDrafts } from './draft-store.ts'
import type { OpenKnowledge } from './knowledge.ts'
import { lockPage, readVersion, readVersions } from './page-store.ts'

/** Every page and draft as one list, by place. */
export async function pageLines({ parts, portal, shown }: OpenKnowledge): Promise<PageLine[]> {
  const now = parts.clock()
  const today = new Date(now).toISOString().slice(0, 10)
  const drafts = new Map((await readDrafts(parts.database)).map((row) => [placePath(row), row]))
  const asks = new Map(
    (await readOpenComments(parts.database)).map((row) => [placePath(row), row.names]),
  )
  const live = portal()
  const lines = new Map<string, PageLine>()
  for (const text of shown.texts()) {
    const page = live.page(text.place)
    const isLive = page !== null && page !== 'withdrawn' && page.version === text.version
    lines.set(placePath(text.place), {
      ...headLine(text.place, text.text.head),
      published: {
        version: text.version,
        state: stateAt(text, now, today),
        on: text.publishedOn,
        concept: isLive && page.concept,
        outdated: isLive && page.outdated,
        from: text.from,
        until: text.until,
      },
      draft: draftLine(drafts.get(placePath(text.place))),
      asks: asks.get(placePath(text.place)) ?? [],
    })
  }
  for (const [key, row] of drafts) {
    if (lines.has(key)) continue
    const place = { language: row.language, section: row.section, slug: row.slug }
    const { head } = readHead(row.source)
    lines.set(key, {
      ...headLine(place, head),
      published: null,
      draft: draftLine(row),
      asks: asks.get(key) ?? [],
    })
  }
  return [...lines.values()]
}

const headLine = (place: Place, head: PageHead | null) => ({
  place,
  id: head?.id ?? idOf(place),
  title: head?.title ?? place.slug,
  review: head?.review ?? null,
  legal: head?.legal ?? false,
})

const draftLine = (row: DraftRow | undefined): PageLine['draft'] =>
  row ? { state: row.state, revision: row.revision, by: row.names } : null

/** Everything of one page; null when there is neither a page nor a draft. */
export async function pageDesk(
  { parts, shown }: OpenKnowledge,
  place: Place,
): Promise<PageDesk | null> {
  const { database } = parts
  return database.transaction(async (tx) => {
    const page = await lockPage(tx, place)
    if (!page) return null
    const newest = await readVersion(tx, place, null)
    const draft = await readDraft(tx, place)
    const versions = await readVersions(tx, place)
    const comments = await readComments(tx, place)
    const head = readHead(draft?.source ?? newest?.source ?? '').head
    return {
      place,
      published: newest && {
        version: newest.version,
        source: newest.source,
        withdrawn: newest.version <= page.withdrawn_through,
      },
      draft: draft && {
        source: draft.source,
        state: draft.state,
        revision: draft.revision,
        by: draft.names,
        base: draft.base,
      },
      versions: versions.map((row) => ({
        version: row.version,
        on: row.published_on,
        by: row.written_by,
        approvedBy: row.approved_by,
        note: row.note,
      })),
      comments: comments.map(({ id, said_by: by, said_on: on, says, open }) => ({
        id,
        by,
        on,
        says,
        open,
      })),
      dutchMark: shown.dutchMark(head?.id ?? idOf(place), parts.clock()),
    }
  })
}
