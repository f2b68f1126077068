import type { z } from 'zod'
import { dayOf } from '../../audit/entry.ts'
import { record } from '../../audit/server/store.ts'
import type { Database, Queryable } from '../../database/server/database.ts'
import type { Answer, Call, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { decideShape, type Proposal, refuseShape } from '../proposal.ts'
import {
  deleteProposal,
  lockProposal,
  type ProposalRow,
  refuseProposal,
  saveProposal,
} from './proposal-store.ts'

export type Who = { readonly account: string; readonly name: string }

/** Something that nobody changes alone. */
export type TwoPersonMatter = {
  readonly database: Database
  readonly clock: () => number
  readonly nameOf: (member: string) => Promise<string>
  /** Its address; below it stand `propose`, `confirm`, `refuse` and `withdraw`. */
  readonly path: string
  /** `room-noun`: the audit trail adds what was done with it. */
  readonly act: string
  readonly takes: 'json' | 'octets'
  readonly maxBytes: number
  /** What a call is about, as its proposal and the audit trail name it; null when there is no such thing. */
  subjectOf(params: Call['params']): string | null
  /** What is asked for as text, with what to answer besides; or the answer that says what is wrong with it. */
  read(
    tx: Queryable,
    call: Call,
  ): Promise<{ readonly text: string; readonly tells?: object } | Answer>
  /** Makes it so; an answer when that can not be any longer. */
  takeOver(tx: Queryable, text: string, params: Call['params']): Promise<Answer | null>
  /** Readers see it. */
  changed(): Promise<void>
}

/** One proposes, another confirms or refuses; who proposed may take it back. Each of it stands in the audit trail. */
export function proposalRoutes(matter: TwoPersonMatter): readonly Route[] {
  const { database, clock, nameOf, takeOver } = matter
  return [
    {
      ...route('propose', async (call, subject, who) =>
        database.transaction(async (tx) => {
          const asked = await matter.read(tx, call)
          if ('kind' in asked) return asked
          const made = { subject, text: asked.text, ...who }
          const revision = await saveProposal(tx, made)
          if (revision === null) return refused('taken', { why: 'waits' })
          await note(tx, 'proposed', subject, who)
          return json({ ...asked.tells, revision })
        }),
      ),
      takes: matter.takes,
      maxBytes: matter.maxBytes,
    },
    route('confirm', async (call, subject, who) => {
      const answer = await decided(call, decideShape, subject, async (tx, proposal) => {
        if (proposal.account === who.account) return refused('not-allowed', { why: 'own-text' })
        const not = await takeOver(tx, proposal.text, call.params)
        if (not) return not
        await deleteProposal(tx, subject)
        await note(tx, 'confirmed', subject, who)
        return json({})
      })
      await matter.changed()
      return answer
    }),
    route('refuse', (call, subject, who) =>
      decided(call, refuseShape, subject, async (tx, proposal, { why }) => {
        if (proposal.account === who.account) return refused('not-allowed', { why: 'own-text' })
        await refuseProposal(tx, subject, { by: who.name, why })
        await note(tx, 'refused', subject, who)
        return json({})
      }),
    ),
    route('withdraw', (call, subject, who) =>
      decided(
        call,
        decideShape,
        subject,
        async (tx, proposal) => {
          if (proposal.account !== who.account) return refused('not-allowed', { why: 'not-own' })
          await deleteProposal(tx, subject)
          await note(tx, 'withdrawn', subject, who)
          return json({})
        },
        true,
      ),
    ),
  ]

  function route(
    verb: string,
    work: (call: Call, subject: string, who: Who) => Promise<Answer>,
  ): Route {
    return {
      method: 'POST',
      path: `${matter.path}/${verb}`,
      permission: 'editor',
      maxBytes: 4_096,
      takes: 'json',
      dress: 'api',
      async answer(call) {
        const subject = matter.subjectOf(call.params)
        if (subject === null || call.caller.kind !== 'staff') return refused('unknown')
        const { account, member } = call.caller
        return work(call, subject, { account, name: await nameOf(member) })
      },
    }
  }

  /** Only the text that was looked at is decided on. */
  async function decided<T extends { readonly revision: number }>(
    { body }: Call,
    shape: z.ZodType<T>,
    subject: string,
    work: (tx: Queryable, proposal: ProposalRow, asked: T) => Promise<Answer>,
    evenRefused = false,
  ): Promise<Answer> {
    const asked = shape.safeParse(body)
    if (!asked.success) return refused('malformed')
    return database.transaction(async (tx) => {
      const proposal = await lockProposal(tx, subject)
      if (!proposal || (proposal.refused_by !== null && !evenRefused))
        return refused('unknown', { why: 'gone' })
      if (proposal.revision !== asked.data.revision) return refused('taken', { why: 'stale' })
      return work(tx, proposal, asked.data)
    })
  }

  function note(tx: Queryable, done: string, subject: string, { name }: Who): Promise<void> {
    const act = `${matter.act}-${done}`
    return record(tx, { act, actor: name, subject, day: dayOf(clock()) })
  }
}

/** A proposal as whoever calls sees it. */
export function shownTo({ caller }: Call, row: ProposalRow | undefined): Proposal | null {
  if (!row) return null
  const { text, proposed_by: by, account, revision, refused_by, refused_why: why } = row
  return {
    text,
    by,
    own: caller.kind === 'staff' && caller.account === account,
    revision,
    refused: refused_by === null ? null : { by: refused_by, why },
  }
}
