import type { Queryable } from '../../database/server/database.ts'
import type { Answer, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { judgeTemplate } from '../template-judge.ts'
import {
  textsPath as path,
  type TextLine,
  type TextsView,
  whyTextShape,
  writeTextShape,
} from '../text-exchange.ts'
import { numberIn } from './desk-route.ts'
import type { Logbook } from './logbook.ts'
import { countLook, workerRoute } from './logbook-route.ts'
import type { Worker } from './logbook-store.ts'
import { ownNameIn } from './own-name.ts'
import {
  addText,
  endText,
  isOwn,
  lockTexts,
  readTexts,
  type TextRow,
  useText,
} from './text-store.ts'

/** The words of the one message: written by one, let through by another, ended by anybody at once. Versions stay. */
export function textRoutes(logbook: Logbook): readonly Route[] {
  const { today, note, pagesOf } = logbook
  const { database } = logbook.parts
  return [
    workerRoute(logbook, 'GET', path, async (_, who) =>
      json({
        pages: { nl: pagesOf('nl'), en: pagesOf('en'), ar: pagesOf('ar') },
        texts: (await readTexts(database)).map((row) => lineOf(row, who)),
      } satisfies TextsView),
    ),
    workerRoute(logbook, 'POST', path, async ({ body }, who) => {
      const asked = writeTextShape.safeParse(body).data
      if (!asked) return refused('malformed')
      const faulty = faultsOf(asked)
      if (faulty) return faulty
      return database.transaction(async (tx) => {
        const texts = (await lockTexts(tx)).filter(({ language }) => language === asked.language)
        if (asked.after !== Math.max(0, ...texts.map(({ version }) => version)))
          return refused('taken', { why: 'stale' })
        const named = await lookedUp(tx, asked.says, who)
        if (named) return named
        const id = await addText(tx, asked, who, today())
        await note(tx, 'text-written', who, `text ${id}`)
        return json({ id }, 201)
      })
    }),
    decide('approve', async (tx, row, _, who) => {
      if (row.state !== 'waiting') return refused('taken', { why: 'text-decided' })
      if (isOwn(row, who)) return refused('not-allowed', { why: 'own-text' })
      // The rules may have grown, or a colleague's name may have come on the block list, since it was written.
      const faulty = faultsOf(row) ?? (await lookedUp(tx, row.says, who))
      if (faulty) return faulty
      await useText(tx, row, who, today())
      return json({})
    }),
    decide('refuse', async (tx, row, why) => {
      if (row.state !== 'waiting') return refused('taken', { why: 'text-decided' })
      if (why === null) return refused('malformed', { why: 'no-why-given' })
      await endText(tx, row.id, 'refused', why, today())
      return json({})
    }),
    decide('end', async (tx, row, why) => {
      if (row.state !== 'used') return refused('taken', { why: 'text-decided' })
      if (why === null) return refused('malformed', { why: 'no-why-given' })
      await endText(tx, row.id, 'ended', why, today())
      return json({})
    }),
  ]

  /** What is wrong with these words, whoever writes them; null when nothing is. */
  function faultsOf({ says, language }: Pick<TextRow, 'says' | 'language'>): Answer | null {
    const { faults, labels } = judgeTemplate(says, language, pagesOf(language))
    return faults.length > 0 ? refused('malformed', { why: 'faults', faults, labels }) : null
  }

  /** A look at the block list counts as one at the others, whatever comes of it: else names could be tried here. */
  async function lookedUp(tx: Queryable, says: string, who: Worker): Promise<Answer | null> {
    return (await countLook(logbook, tx, who)) ?? ownNameIn(logbook, tx, who, says)
  }

  /** why: what she gave as a reason, null for none. */
  function decide(
    verb: keyof typeof acts,
    work: (tx: Queryable, row: TextRow, why: string | null, who: Worker) => Promise<Answer>,
  ): Route {
    return workerRoute(logbook, 'POST', `${path}/:id/${verb}`, async ({ params, body }, who) => {
      const id = numberIn(params['id'])
      const why = whyTextShape.safeParse(body).data?.why ?? null
      return database.transaction(async (tx) => {
        const row = (await lockTexts(tx)).find((one) => one.id === id)
        if (!row) return refused('unknown', { why: 'text-decided' })
        const answer = await work(tx, row, why, who)
        if (answer.kind === 'json') await note(tx, acts[verb], who, `text ${row.id}`)
        return answer
      })
    })
  }
}

const acts = { approve: 'text-approved', refuse: 'text-refused', end: 'text-ended' } as const

function lineOf(text: TextRow, who: Worker): TextLine {
  const { writer: _, writer_name, approver_name, ...row } = text
  return { ...row, writer: writer_name, own: isOwn(text, who), approver: approver_name }
}
