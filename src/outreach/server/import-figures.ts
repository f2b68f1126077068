import { setImmediate as turn } from 'node:timers/promises'
import { z } from 'zod'
import { dayOf } from '../../audit/entry.ts'
import type { Database } from '../../database/server/database.ts'
import { JobFailedError, stoppedCode, type Task } from '../../database/server/jobs.ts'
import { gather } from '../figures/gathering.ts'
import { findCreative, outsideCampaign } from '../figures/names.ts'
import type { RefusedRow } from '../figures/refused-report.ts'
import { rowReader } from '../figures/row.ts'
import { type FileFault, mostRows } from '../figures/upload.ts'
import {
  type ImportRow,
  lockImport,
  type Progress,
  readImport,
  readNamedCreatives,
  saveDone,
  saveFailed,
  saveFigures,
  saveProgress,
  saveRefusedRows,
  saveRunning,
} from './figures-store.ts'
import { readTable, TableBrokenError } from './read-table.ts'
import type { UploadFiles } from './upload-files.ts'

export type ImportParts = {
  readonly database: Database
  readonly files: UploadFiles
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

/** Jobs about files on one disk are done by the process that has it. */
export const taskAt = (files: UploadFiles): string => `outreach-figures-${files.place}`

const rowsAtOnce = 5_000
const tellEveryMs = 500
const payloadShape = z.object({ id: z.string() })

/**
 * Reads one confirmed file. Nothing of it counts until all of it is read: then every figure is written in one
 * transaction, so that a process that is stopped or killed on the way begins anew and nothing is counted twice.
 */
export function importTask(parts: ImportParts): Task {
  return async (payload, stopping) => {
    const { id } = payloadShape.parse(payload)
    const { database, files } = parts
    const asked = await readImport(database, id)
    if (asked?.mapping && asked.form && (await saveRunning(database, id))) {
      const fault = await readFile(parts, asked, stopping)
      if (fault) await saveFailed(database, id, fault.fault, fault.row)
    }
    await files.remove(id)
  }
}

type Fault = { readonly fault: FileFault; readonly row: number | null }

async function readFile(
  { database, files, clock }: ImportParts,
  { id, form, mapping, file_bytes }: ImportRow,
  stopping: AbortSignal,
): Promise<Fault | null> {
  if (!form || !mapping || (await files.sizeOf(id)) === null) return { fault: 'gone', row: null }
  const creatives = await readNamedCreatives(database)
  const read = rowReader({
    mapping,
    columns: form.columns.length,
    today: dayOf(clock()),
    find: findCreative(creatives),
    outside: outsideCampaign(creatives),
  })
  const gathering = gather()
  const at = { bytes: 0, rows: 0, taken: 0, refused: 0 } satisfies Progress
  let refused: RefusedRow[] = []
  let told = clock()
  try {
    for await (const part of readTable(files.pathOf(id), { encoding: form.encoding, form })) {
      for (const [index, cells] of part.rows.entries()) {
        const row = part.first + index
        if (row <= form.headerRow || cells.every((cell) => cell.trim() === '')) continue
        const answer = read(cells)
        at.rows++
        if (answer.kind === 'row') {
          at.taken++
          gathering.add(answer)
        } else {
          at.refused++
          refused.push({ row, field: answer.field, word: answer.word })
        }
      }
      at.bytes = part.bytes
      if (at.rows > mostRows) return { fault: 'too-many-rows', row: mostRows }
      if (refused.length >= rowsAtOnce) {
        await saveRefusedRows(database, id, refused)
        refused = []
      }
      if (clock() - told >= tellEveryMs) {
        await saveProgress(database, id, at)
        told = clock()
      }
      // A large file keeps nobody in the chat waiting.
      await turn()
      if (stopping.aborted) throw new JobFailedError(stoppedCode)
    }
  } catch (error) {
    if (error instanceof TableBrokenError) return { fault: 'broken', row: error.row }
    throw error
  }
  await saveRefusedRows(database, id, refused)
  const days = gathering.days()
  await database.transaction(async (tx) => {
    // Somebody may have taken it back meanwhile.
    if ((await lockImport(tx, id))?.state !== 'running') return
    for (let first = 0; first < days.length; first += rowsAtOnce) {
      await saveFigures(tx, days.slice(first, first + rowsAtOnce))
      if (stopping.aborted) throw new JobFailedError(stoppedCode)
    }
    await saveDone(tx, id, { ...at, bytes: file_bytes }, days.length)
  })
  return null
}
