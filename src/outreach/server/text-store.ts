import { z } from 'zod'
import type { Queryable } from '../../database/server/database.ts'
import { type Language, languages } from '../../words/language.ts'
import type { Texts } from '../../words/texts.ts'
import { isSamePerson, type Person } from '../same-person.ts'
import { textLineShape, type WriteText } from '../text-exchange.ts'

const line = textLineShape.shape
const textRow = z.object({
  id: z.coerce.number().int(),
  language: line.language,
  version: line.version,
  says: line.says,
  state: line.state,
  writer: z.string().nullable(),
  writer_name: z.string(),
  approver_name: z.string().nullable(),
  why: z.string(),
  day: z.string(),
})
export type TextRow = z.infer<typeof textRow>

/** Whether she wrote it; what the house came with nobody here wrote. */
export const isOwn = ({ writer, writer_name: name }: TextRow, who: Person): boolean =>
  writer !== null && isSamePerson({ account: writer, name }, who)

const columns = 'id, language, version, says, state, writer, writer_name, approver_name, why, day'
const mostLines = 100

/** The newest versions, whatever became of them. */
export async function readTexts(db: Queryable): Promise<TextRow[]> {
  const { rows } = await db.query({
    name: 'outreach.texts',
    text: `select ${columns} from outreach.message_text
      order by state in ('used', 'waiting') desc, id desc limit ${mostLines}`,
  })
  return rows.map((row) => textRow.parse(row))
}

/** What is in use now: one a language at most, in the order of our languages. */
export async function readUsedTexts(db: Queryable): Promise<ReadonlyMap<Language, TextRow>> {
  const { rows } = await db.query({
    name: 'outreach.used-texts',
    text: `select ${columns} from outreach.message_text where state = 'used'`,
  })
  const used = rows.map((row) => textRow.parse(row))
  return new Map(
    languages.flatMap((language) =>
      used.filter((row) => row.language === language).map((row) => [language, row] as const),
    ),
  )
}

/** The words that a house begins with, where a language has none: nobody here wrote them, and nobody approved. */
export async function addFirstTexts(
  db: Queryable,
  first: Texts<string>,
  name: string,
  today: string,
): Promise<void> {
  await db.query({
    name: 'outreach.add-first-texts',
    text: `insert into outreach.message_text (language, version, says, state, writer_name, day)
      select language, 1, says, 'used', $3, $4 from unnest($1::text[], $2::text[]) as first (language, says)
      on conflict (language, version) do nothing`,
    values: [Object.keys(first), Object.values(first), name, today],
  })
}

/** Nobody else writes, approves or ends a text until this transaction ends; all of them are read. */
export async function lockTexts(tx: Queryable): Promise<TextRow[]> {
  await tx.query({
    name: 'outreach.lock-texts',
    text: 'lock table outreach.message_text in exclusive mode',
  })
  const { rows } = await tx.query({
    name: 'outreach.all-texts',
    text: `select ${columns} from outreach.message_text order by id`,
  })
  return rows.map((row) => textRow.parse(row))
}

/** A new version that waits for a colleague; what waited before it is replaced. */
export async function addText(
  tx: Queryable,
  { language, says, after }: WriteText,
  { account, name }: Person,
  today: string,
): Promise<number> {
  await tx.query({
    name: 'outreach.replace-waiting-text',
    text: `update outreach.message_text set state = 'replaced' where language = $1 and state = 'waiting'`,
    values: [language],
  })
  const { rows } = await tx.query({
    name: 'outreach.add-text',
    text: `insert into outreach.message_text (language, version, says, state, writer, writer_name, day)
      values ($1, $2, $3, 'waiting', $4, $5, $6) returning id`,
    values: [language, after + 1, says, account, name, today],
  })
  return Number(rows[0]?.['id'])
}

/** From now on this one goes out; the one before is kept. */
export async function useText(
  tx: Queryable,
  { id, language }: TextRow,
  { account, name }: Person,
  today: string,
): Promise<void> {
  await tx.query({
    name: 'outreach.replace-used-text',
    text: `update outreach.message_text set state = 'replaced' where language = $1 and state = 'used'`,
    values: [language],
  })
  await tx.query({
    name: 'outreach.use-text',
    text: `update outreach.message_text set state = 'used', approver = $2, approver_name = $3, day = $4 where id = $1`,
    values: [id, account, name, today],
  })
}

/** It goes out no more, or never did. */
export async function endText(
  tx: Queryable,
  id: number,
  state: 'refused' | 'ended',
  why: string,
  today: string,
): Promise<void> {
  await tx.query({
    name: 'outreach.end-text',
    text: 'update outreach.message_text set state = $2, why = $3, day = $4 where id = $1',
    values: [id, state, why, today],
  })
}
