import type { Database } from '../../database/server/database.ts'
import { readDraft, setDraftState, writeDraft } from './draft-store.ts'
import type { Folder } from './load-content.ts'
import { insertPage, lockPage, nextRevision, readInForce } from './page-store.ts'

export type Imported = {
  /** Pages that are other than what readers see, now waiting for somebody to approve them. */
  readonly toReview: readonly string[]
  /** Pages somebody is working on: their draft was left alone. */
  readonly busy: readonly string[]
  readonly same: number
}

/**
 * Puts a folder's pages up for review, each as a draft of `name`. Nothing is published by importing: a person
 * approves every page. Facts are proposed on the desk, not by a folder.
 */
export async function importFolder(
  database: Database,
  { pages }: Folder,
  name: string,
  nowMs: number,
): Promise<Imported> {
  const toReview: string[] = []
  const busy: string[] = []
  let same = 0
  for (const { place, source } of pages) {
    const path = `${place.language}/${place.section}/${place.slug}`
    const kind = await database.transaction(async (tx) => {
      await insertPage(tx, place)
      await lockPage(tx, place)
      if (await readDraft(tx, place)) return 'busy'
      const newest = await readInForce(tx, place, nowMs)
      if (newest && newest.source === source) return 'same'
      const who = { account: `import ${name}`, name }
      const revision = await nextRevision(tx, place)
      await writeDraft(tx, place, { source, base: newest?.version ?? 0, revision, who })
      await setDraftState(tx, place, 'review')
      return 'review'
    })
    if (kind === 'busy') busy.push(path)
    else if (kind === 'same') same++
    else toReview.push(path)
  }
  return { toReview, busy, same }
}
