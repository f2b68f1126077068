import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import { addJob } from '../../database/server/jobs.ts'
import type { Answer, Call, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { beginShape, figuresPath, type Import, tryShape } from '../figures/exchange.ts'
import { currencyIn } from '../figures/guess.ts'
import { type Mapping, neededFields } from '../figures/mapping.ts'
import { findCreative, outsideCampaign } from '../figures/names.ts'
import { refusedReportHead, refusedReportLine } from '../figures/refused-report.ts'
import { rowReader } from '../figures/row.ts'
import { fileMaxBytes, partMaxBytes } from '../figures/upload.ts'
import {
  beginImport,
  deleteArriving,
  deleteImport,
  type ImportRow,
  importsWithFile,
  lockImport,
  readImport,
  readImports,
  readNamedCreatives,
  saveConfirmed,
  saveFailed,
  saveLooked,
} from './figures-store.ts'
import { type ImportParts, taskAt } from './import-figures.ts'
import { lookAtFile, previewOf } from './look-at-file.ts'
import { countRefusedRows, readRefusedRows } from './refused-row-store.ts'
import { newId } from './upload-files.ts'

type FiguresRouteParts = ImportParts & { readonly nameOf: (member: string) => Promise<string> }

const mostUnfinished = 5
const mostShown = 20
const longestCell = 200
const reportRows = 20_000

/** A file comes in pieces, is looked at, gets its columns named by a person, and is read by a job. */
export function figuresRoutes(parts: FiguresRouteParts): readonly Route[] {
  const { database, files, clock, nameOf } = parts
  return [
    get(figuresPath, async () => json((await readImports(database, mostShown)).map(shown))),
    post(figuresPath, async (call) => {
      const asked = beginShape.safeParse(call.body)
      if (!asked.success) return refused('malformed')
      if (asked.data.bytes > fileMaxBytes) return refused('too-large', { maxBytes: fileMaxBytes })
      if (call.caller.kind !== 'staff') return refused('not-allowed')
      const { account, member } = call.caller
      const made = {
        ...{ id: newId(), place: files.place, account, by_name: await nameOf(member) },
        ...{ made_on: dayOf(clock()), file_bytes: asked.data.bytes },
      }
      const begun = await database.transaction(async (tx) => {
        await deleteArriving(tx, account)
        return beginImport(tx, made, mostUnfinished)
      })
      await files.keepOnly(await importsWithFile(database, files.place))
      return begun ? json({ id: made.id }) : refused('too-many', { most: mostUnfinished })
    }),
    {
      ...post(`${figuresPath}/:id/part`, (call) =>
        about(call, ['arriving'], async (row) => {
          const at = Number(call.query['at'])
          const bytes = call.body
          if (!Number.isSafeInteger(at) || at < 0 || !(bytes instanceof Uint8Array))
            return refused('malformed')
          if (at + bytes.length > row.file_bytes) return refused('too-large')
          return json({ received: await files.put(row.id, at, bytes) })
        }),
      ),
      takes: 'octets',
      maxBytes: partMaxBytes,
      query: ['at'],
    },
    post(`${figuresPath}/:id/look`, (call) =>
      about(call, ['arriving', 'looked', 'failed'], async (row) => {
        if (row.state !== 'arriving') return json(shown(row))
        if ((await files.sizeOf(row.id)) !== row.file_bytes)
          return refused('taken', { why: 'not-all-here' })
        const looked = await lookAtFile(files.pathOf(row.id))
        if (looked.kind === 'table') await saveLooked(database, row.id, looked)
        else {
          await saveFailed(database, row.id, looked.fault, looked.row)
          await files.remove(row.id)
        }
        return answerFor(row.id)
      }),
    ),
    get(`${figuresPath}/:id`, async (call) => {
      const row = await readImport(database, call.params['id'] ?? '')
      if (!row) return refused('unknown')
      const { columns, rows } = await previewFor(row)
      const reasons = row.state === 'done' ? await countRefusedRows(database, row.id) : []
      return json({ ...shown(row), guess: row.guess, columns, preview: rows, reasons })
    }),
    post(`${figuresPath}/:id/try`, (call) =>
      about(call, ['looked'], async (row) => {
        const { columns, rows } = await previewFor(row)
        const mapping = mappingFor(columns, call)
        if ('kind' in mapping) return mapping
        const creatives = await readNamedCreatives(database)
        const read = rowReader({
          ...{ mapping, columns: columns.length, today: dayOf(clock()) },
          ...{ find: findCreative(creatives), outside: outsideCampaign(creatives) },
        })
        return json({ rows: rows.map(read) })
      }),
    ),
    post(`${figuresPath}/:id/confirm`, (call) =>
      about(call, ['looked'], async (row) => {
        const mapping = mappingFor((await previewFor(row)).columns, call)
        if ('kind' in mapping) return mapping
        if (call.caller.kind !== 'staff') return refused('not-allowed')
        const actor = await nameOf(call.caller.member)
        return database.transaction(async (tx) => {
          if ((await lockImport(tx, row.id))?.state !== 'looked') return refused('taken')
          await saveConfirmed(tx, row.id, mapping)
          await addJob(tx, {
            task: taskAt(files),
            payload: { id: row.id },
            key: `figures-${row.id}`,
          })
          const act = 'outreach-figures-confirmed'
          await record(tx, { act, actor, subject: null, day: dayOf(clock()) })
          return json({})
        })
      }),
    ),
    post(`${figuresPath}/:id/drop`, (call) =>
      about(call, ['arriving', 'looked', 'waiting', 'running'], async (row) => {
        await database.transaction(async (tx) => {
          const now = await lockImport(tx, row.id)
          if (now && now.state !== 'done') await deleteImport(tx, row.id)
        })
        await files.keepOnly(await importsWithFile(database, files.place))
        return json({})
      }),
    ),
    {
      ...get(`${figuresPath}/:id/refused`, async (call) => {
        const row = await readImport(database, call.params['id'] ?? '')
        const after = Number(call.query['after'] ?? 0)
        if (!row?.form || !Number.isSafeInteger(after)) return refused('unknown')
        const rows = await readRefusedRows(database, row.id, { after, most: reportRows })
        const lines = rows.map((each) => refusedReportLine(each, columnOf(row, each.field)))
        return json({
          text: (after === 0 ? refusedReportHead() : '') + lines.join(''),
          next: rows.length < reportRows ? null : (rows.at(-1)?.row ?? null),
        })
      }),
      query: ['after'],
    },
  ]

  /** An import in one of these states whose file stands on this disk. */
  async function about(
    { params }: Call,
    states: readonly ImportRow['state'][],
    work: (row: ImportRow) => Promise<Answer>,
  ): Promise<Answer> {
    const row = await readImport(database, params['id'] ?? '')
    if (!row || row.place !== files.place) return refused('unknown')
    return states.includes(row.state) ? work(row) : refused('taken', { why: row.state })
  }

  async function answerFor(id: string): Promise<Answer> {
    const row = await readImport(database, id)
    return row ? json(shown(row)) : refused('unknown')
  }

  /** From the file itself, while it is there. */
  async function previewFor(row: ImportRow): Promise<Awaited<ReturnType<typeof previewOf>>> {
    if (row.state !== 'looked' || !row.form || row.place !== files.place)
      return { columns: [], rows: [] }
    const { columns, rows } = await previewOf(files.pathOf(row.id), row.form)
    return { columns, rows: rows.map((cells) => cells.map((cell) => cell.slice(0, longestCell))) }
  }
}

/** What a person says of the columns, if it can be of this file. */
function mappingFor(columns: readonly string[], { body }: Call): Mapping | Answer {
  const asked = tryShape.safeParse(body)
  if (!asked.success) return refused('malformed')
  const { mapping } = asked.data
  const used = [...neededFields.map((field) => mapping[field]), mapping.cost].filter(
    (at) => at !== null,
  )
  const guards = [mapping.until, mapping.currency].filter((at) => at !== null)
  if ([...used, ...guards].some((at) => at >= columns.length)) return refused('malformed')
  if (new Set(used).size !== used.length) return refused('malformed', { why: 'same-column' })
  const currency = mapping.cost === null ? null : currencyIn(columns[mapping.cost] ?? '')
  if (currency !== null && currency !== 'EUR') return refused('malformed', { why: 'not-euros' })
  return mapping
}

/** What the file called it, so far as that was kept; else its place. */
const columnOf = ({ form, mapping }: ImportRow, field: keyof Mapping | null): string => {
  const at = field === null ? null : mapping?.[field]
  return typeof at === 'number' ? form?.columns[at] || `kolom ${at + 1}` : ''
}

function shown(row: ImportRow): Import {
  return {
    ...{ id: row.id, by: row.by_name, madeOn: row.made_on, state: row.state, form: row.form },
    ...{ fileBytes: row.file_bytes, readBytes: row.read_bytes, rows: row.read_rows },
    ...{ taken: row.taken_rows, refused: row.refused_rows, kept: row.kept_days },
    ...{ fault: row.fault, faultRow: row.fault_row, seenOn: row.seen_on },
  }
}

const shared = { permission: 'outreach', dress: 'api' } as const
const get = (path: string, answer: Route['answer']): Route => ({
  ...{ method: 'GET', path, maxBytes: 0, takes: 'nothing', answer },
  ...shared,
})
const post = (path: string, answer: Route['answer']): Route => ({
  ...{ method: 'POST', path, maxBytes: 4_096, takes: 'json', answer },
  ...shared,
})
