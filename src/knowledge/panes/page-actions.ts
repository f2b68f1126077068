import { z } from 'zod'
import type { Asked } from '../../doors/asking.ts'
import { sayMoment, redactionWords as words } from '../desk-words.ts'
import { placePath, savedShape } from '../exchange.ts'
import type { Place } from '../page.ts'
import type { Redaction } from './desk.ts'
import { printWhere } from './where.ts'

/** What an editor can have done with a page. Each says what came of it; true when it was done. */
export type PageActions = ReturnType<typeof makePageActions>

const anything = z.unknown()
const objectionShape = z.object({ why: z.string(), part: z.string() })
const refusalShape = z.looseObject({
  why: z.string().optional(),
  objections: z.array(objectionShape).optional(),
})

/** changed: something of the page is other than it was on screen. */
export function makePageActions(
  { asking, tell }: Redaction,
  place: Place,
  changed: () => Promise<void>,
) {
  const path = `/api/v1/knowledge/pages/${placePath(place)}`
  const ask = (verb: string, body?: unknown) => asking.post(`${path}/${verb}`, body, anything)

  async function finish(answer: Asked<unknown>, says: string, undo?: () => void) {
    if (answer.kind === 'done') tell(says, undo)
    else tell(sayRefused(answer))
    await changed()
    return answer.kind === 'done'
  }
  const back = async (version: number) => finish(await ask('back', { version }), words.backOnline)
  return {
    send: async (revision: number) => finish(await ask('send', { revision }), words.sent),
    callBack: async () => finish(await ask('call-back'), words.calledBack),
    async publish(asked: {
      revision: number
      from: number | null
      until: number | null
      note: string | null
    }) {
      const { from } = asked
      const says = from === null ? words.published : words.scheduled(sayMoment(from))
      return finish(await ask('publish', asked), says)
    },
    async refuse(says: string) {
      const said = await ask('say', { says, through: null })
      return said.kind === 'done'
        ? finish(await ask('call-back'), words.refused)
        : finish(said, words.refused)
    },
    async rollBack(version: number, now: number | null) {
      const undo = now === null ? undefined : () => void back(now)
      return finish(await ask('back', { version }), words.rolledBack(version), undo)
    },
    async withdraw(version: number) {
      return finish(await ask('withdraw'), words.withdrawn, () => void back(version))
    },
    /** source: what is thrown away, to bring it back. */
    async drop(source: string, revision: number) {
      const restore = async () => {
        const body = { source, revision: null }
        await asking.post(`${path}/draft`, body, savedShape)
        await changed()
      }
      return finish(await ask('drop', { revision }), words.dropped, () => void restore())
    },
    /** Null when it moved, and goes there; else why not. */
    async move(slug: string): Promise<string | null> {
      const answer = await ask('move', { slug })
      if (answer.kind !== 'done') return sayRefused(answer)
      window.location.hash = printWhere({ kind: 'page', place: { ...place, slug } })
      tell(words.moved)
      return null
    },
    settle: async (through: number) => finish(await ask('settle', { through }), words.talkSettled),
    async say(says: string, through: number | null) {
      const answer = await ask('say', { says, through })
      if (answer.kind !== 'done') tell(sayRefused(answer))
      await changed()
      return answer.kind === 'done'
    },
  }
}

/** A refusal in the reader's words. */
export function sayRefused(answer: Exclude<Asked<unknown>, { kind: 'done' }>): string {
  if (answer.kind !== 'refused') return answer.kind === 'offline' ? words.offline : words.signedOut
  const { why, objections } = refusalShape.safeParse(answer.detail).data ?? {}
  const first = objections?.[0]
  if (first) return sayObjection(first)
  if (why && Object.hasOwn(words.why, why)) return words.why[why] ?? words.notAllowed
  if (answer.word === 'taken') return words.why['stale'] ?? words.failed
  if (answer.word === 'exists') return words.exists
  if (answer.word === 'unknown') return words.gone
  return answer.word === 'not-allowed' ? words.notAllowed : words.failed
}

export function sayObjection({ why, part }: z.infer<typeof objectionShape>): string {
  const known = Object.hasOwn(words.objection, why)
  return known ? words.objection[why as keyof typeof words.objection](part) : words.notAllowed
}
