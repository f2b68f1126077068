import type { z } from 'zod'
import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import { deskGet } from '../../directory/server/desk-get.ts'
import { shownTo } from '../../directory/server/proposal-routes.ts'
import { readProposals } from '../../directory/server/proposal-store.ts'
import type { Answer, Call, Route } from '../../doors/route.ts'
import { json, nothing, refused } from '../../doors/route.ts'
import { dayAfter } from '../days.ts'
import {
  backShape,
  moveShape,
  placeShape,
  publishShape,
  saveShape,
  sayShape,
  sendShape,
  settleShape,
  spellingAskShape,
  type Waiting,
} from '../exchange.ts'
import { idOf, type Place } from '../page.ts'
import { insertComment, settleComments } from './comment-store.ts'
import { pageDesk, pageLines } from './desk-view.ts'
import {
  type Change,
  type Done,
  dropDraft,
  moveDraft,
  movePage,
  publish,
  type Refused,
  rollBack,
  saveDraft,
  withdraw,
} from './editing.ts'
import { tarOf } from './export.ts'
import { judge } from './judge.ts'
import type { OpenKnowledge } from './knowledge.ts'
import { lockPage, readVersion } from './page-store.ts'
import { frequentWords } from './search-count-store.ts'

/** Below it stand all addresses of the editorial desk. */
const root = '/api/v1/knowledge'
const pagePath = `${root}/pages/:language/:section/:slug`
const small = 4_096
/** The desk shows the words of the last quarter. */
const wordsOfDays = 91
const large = 700_000

/** Pages: reading, drafting, publishing by a second person, and back again. */
export function deskRoutes(knowledge: OpenKnowledge): readonly Route[] {
  const { parts } = knowledge
  const { database, clock } = parts
  return [
    deskGet(`${root}/pages`, async () => json(await pageLines(knowledge))),
    deskGet(
      pagePath,
      onPage(async (_, place) => found(await pageDesk(knowledge, place))),
    ),
    deskGet(
      `${pagePath}/versions/:version`,
      onPage(async ({ params }, place) => {
        const version = Number(params['version'])
        if (!Number.isSafeInteger(version)) return refused('unknown')
        const kept = await readVersion(database, place, version)
        return found(kept && { source: kept.source })
      }),
    ),
    deskGet(`${root}/proposals`, async (call) => {
      const rows = await readProposals(database, '')
      const waiting = rows.filter((row) => {
        const shown = shownTo(call, row)
        return shown !== null && !shown.own && shown.refused === null
      })
      return json(waiting.map(({ subject, proposed_by: by }): Waiting => ({ subject, by })))
    }),
    deskGet(`${root}/words`, async () =>
      json(await frequentWords(database, dayAfter(dayOf(clock()), -wordsOfDays))),
    ),
    deskGet(`${root}/export`, async () => ({
      kind: 'file',
      type: 'application/x-tar',
      bytes: await tarOf(database, clock()),
    })),
    post('draft', saveShape, large, async (change, { source, revision }) => {
      const saved = await saveDraft(change, source, revision)
      if (saved.kind === 'saved') {
        const { kind: _, ...rest } = saved
        return json(rest)
      }
      const { kind: _, ...detail } = saved
      return refused('taken', detail)
    }),
    post('send', sendShape, small, (change, { revision }) =>
      toAnswer(moveDraft(change, 'review', revision)),
    ),
    post('call-back', null, small, (change) => toAnswer(moveDraft(change, 'draft', null))),
    post('publish', publishShape, small, (change, asked) =>
      seen(publish(change, asked, (tx, source) => judge(knowledge, tx, source, change.place))),
    ),
    post('back', backShape, small, (change, { version }) => seen(rollBack(change, version))),
    post('withdraw', null, small, (change) => seen(withdraw(change))),
    post('move', moveShape, small, (change, { slug }) => seen(movePage(change, slug))),
    post('drop', sendShape, small, (change, { revision }) => toAnswer(dropDraft(change, revision))),
    {
      ...post(
        'say',
        sayShape,
        small,
        async ({ place, who, nowMs }, { says, through }, { caller }) =>
          database.transaction(async (tx) => {
            if (!(await lockPage(tx, place))) return refused('unknown')
            // What an expert by experience says waits for an editor; what an editor says answers what she read.
            const open = caller.kind === 'staff' && caller.role === 'experience_expert'
            if (!open && through !== null) await settleComments(tx, place, through)
            await insertComment(tx, place, { by: who.name, on: dayOf(nowMs), says, open })
            return nothing
          }),
      ),
      permission: 'redaction',
    },
    post('settle', settleShape, small, async ({ place, who, nowMs }, { through }) =>
      database.transaction(async (tx) => {
        if (!(await settleComments(tx, place, through))) return refused('unknown')
        const subject = `${place.language} ${idOf(place)}`
        const day = dayOf(nowMs)
        await record(tx, { act: 'knowledge-comment-settled', actor: who.name, subject, day })
        return nothing
      }),
    ),
    {
      method: 'POST',
      path: `${root}/spelling`,
      permission: 'redaction',
      maxBytes: 200_000,
      takes: 'json',
      dress: 'api',
      async answer({ body }) {
        const asked = spellingAskShape.safeParse(body)
        return asked.success
          ? json(await parts.spelling.check(asked.data.words))
          : refused('malformed')
      },
    },
  ]

  function post<T>(
    verb: string,
    shape: z.ZodType<T> | null,
    maxBytes: number,
    work: (change: Change, asked: T, call: Call) => Promise<Answer>,
  ): Route {
    return {
      method: 'POST',
      path: `${pagePath}/${verb}`,
      permission: 'editor',
      maxBytes: shape ? maxBytes : 0,
      takes: shape ? 'json' : 'nothing',
      dress: 'api',
      answer: onPage(async (call, place) => {
        const asked = shape?.safeParse(call.body)
        if (asked && !asked.success) return refused('malformed')
        return work(await changeOf(call, place), asked?.data as T, call)
      }),
    }
  }

  async function changeOf({ caller }: Call, place: Place): Promise<Change> {
    if (caller.kind !== 'staff') throw new TypeError('only staff come here')
    const name = await parts.nameOf(caller.member)
    return { database, place, who: { account: caller.account, name }, nowMs: clock() }
  }

  /** Readers see it at once, on this node. */
  async function seen(outcome: Promise<Done | Refused>): Promise<Answer> {
    const answer = await toAnswer(outcome)
    await knowledge.refresh()
    return answer
  }
}

function onPage(work: (call: Call, place: Place) => Promise<Answer>): Route['answer'] {
  return (call) => {
    const { language, section, slug } = call.params
    const place = placeShape.safeParse({ language, section, slug })
    return place.success ? work(call, place.data) : refused('unknown')
  }
}

const found = (body: unknown): Answer => (body === null ? refused('unknown') : json(body))

async function toAnswer(outcome: Promise<Done | Refused>): Promise<Answer> {
  const result = await outcome
  if (result.kind === 'done') return json(result.version ? { version: result.version } : {})
  const { why, objections } = result
  switch (why) {
    case 'unknown':
    case 'no-draft':
      return refused('unknown', { why })
    case 'stale':
      return refused('taken', { why })
    case 'exists':
      return refused('exists')
    default:
      return refused('not-allowed', objections ? { why, objections } : { why })
  }
}
