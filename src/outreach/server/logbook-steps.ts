import type { Queryable } from '../../database/server/database.ts'
import type { Answer, Call, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { everyKeyedHash, type KeyedHash } from '../../signing/keyed-hash.ts'
import { readHandle } from '../handle.ts'
import { approveShape, outcomeShape, logbookPath as path, sendShape } from '../logbook-exchange.ts'
import { mayApprove, maySend, mayWriteNow } from '../may-write.ts'
import { fillMessage } from '../message.ts'
import { endsForGood, type Step, takeStep } from '../once-only.ts'
import { judgeMessage } from '../template.ts'
import type { Logbook } from './logbook.ts'
import { barred } from './logbook-ask.ts'
import { workerRoute } from './logbook-route.ts'
import {
  type ContactRow,
  closeStopped,
  contactOf,
  lockContact,
  saveApproved,
  saveClosed,
  saveOutcome,
  saveSent,
  type Worker,
} from './logbook-store.ts'
import { ownNameIn } from './own-name.ts'
import { standingProtocol } from './protocol.ts'
import { contactLabel, stopLabel } from './suppression.ts'
import { addStop, lookUp } from './suppression-store.ts'
import { readUsedTexts } from './text-store.ts'

/** From asked to what came of it: each step once, in its order, by who may take it. */
export function stepRoutes(logbook: Logbook): readonly Route[] {
  const { keys, today, note } = logbook
  const { database, clock, chatState } = logbook.parts
  return [
    step('approve', approve),
    step('refuse', (tx, row) => close(tx, row, 'refused')),
    step('withdraw', (tx, row) => close(tx, row, 'withdrawn')),
    step('send', send),
    step('outcome', outcome),
  ]

  function step(
    verb: keyof typeof acts,
    work: (tx: Queryable, row: ContactRow, call: Call, who: Worker) => Promise<Answer>,
  ): Route {
    return workerRoute(logbook, 'POST', `${path}/:id/${verb}`, async (call, who) => {
      const id = call.params['id'] ?? ''
      if (!idForm.test(id)) return refused('unknown')
      const leads = verb === 'approve' || verb === 'send'
      const bar = leads ? await barred(logbook, database, who) : null
      if (bar) return bar
      const asked = outcomeShape.safeParse(call.body).data
      if (verb === 'outcome' && !asked) return refused('malformed')
      return database.transaction(async (tx) => {
        // Keys before rows, as whoever adds to the stop list does: else a rotation in between locks both out.
        if (verb === 'send' || verb === 'outcome') await keys.hold(tx)
        const row = await lockContact(tx, id)
        if (!row) return refused('unknown', { why: 'gone' })
        const tried: Step =
          verb === 'outcome'
            ? { kind: verb, who, outcome: asked?.outcome ?? 'no-answer' }
            : { kind: verb, who }
        const stepped = takeStep(contactOf(row), tried)
        if (stepped.kind === 'not')
          return refused(stepped.why === 'gone' ? 'taken' : 'not-allowed', { why: stepped.why })
        const answer = await work(tx, row, call, who)
        if (answer.kind === 'json') await note(tx, acts[verb], who, id)
        return answer
      })
    })
  }

  async function protocolNow(db: Queryable): Promise<number | null> {
    const { protocol, on } = await standingProtocol(db, logbook.parts, today())
    return on && protocol ? protocol.id : null
  }

  async function approve(tx: Queryable, row: ContactRow, { body }: Call, who: Worker) {
    const isMinor = row.minor_reason !== null
    const read = approveShape.safeParse(body ?? {}).data?.protocol ?? null
    const now = isMinor ? await protocolNow(tx) : null
    const not = mayApprove(isMinor, read, now)
    if (not) return refused('not-allowed', { why: not })
    await saveApproved(tx, row.id, who, now, today())
    return json({})
  }

  async function close(tx: Queryable, row: ContactRow, why: 'refused' | 'withdrawn') {
    await saveClosed(tx, row.id, why, today())
    return json({})
  }

  /**
   * Typed once more by who has the profile in front of her: the message is for exactly the person that was looked at,
   * and who said stop since is not written to. Only here, and once, does she get the words.
   */
  async function send(tx: Queryable, row: ContactRow, { body }: Call, who: Worker) {
    const asked = sendShape.safeParse(body).data
    const handle = asked ? readHandle(row.platform, asked.handle) : null
    if (!handle) return refused('malformed', { why: 'no-handle' })
    const wait = mayWriteNow(new Date(clock()), await chatState())
    if (wait) return refused('not-allowed', { why: wait })
    const isMinor = row.minor_reason !== null
    const minor = isMinor && maySend(isMinor, row.protocol, await protocolNow(tx))
    if (minor) return refused('not-allowed', { why: minor })
    const live = await keys.live(tx)
    const same = everyKeyedHash(live, contactLabel, handle.onPlatform).some(
      ({ keyId, hashBytes }) => Number(keyId) === row.key_id && row.contact_hash?.equals(hashBytes),
    )
    if (!same) return refused('malformed', { why: 'other-handle' })
    const { stopped } = await lookUp(tx, everyKeyedHash(live, stopLabel, handle.anywhere), [])
    if (stopped) {
      await saveClosed(tx, row.id, 'stopped', today())
      await note(tx, 'contact-stopped', who, row.id)
      return refused('taken', { why: 'stop' })
    }
    const used = (await readUsedTexts(tx)).get(row.language)
    if (!used) return refused('not-allowed', { why: 'no-text' })
    const pages = logbook.pagesOf(row.language)
    const text = fillMessage(used.says, { alias: who.name, pages })
    // She chose none of these words: no look of hers.
    const owned = await ownNameIn(logbook, tx, who, text)
    if (owned) return owned
    if (judgeMessage(text, row.language, pages).length > 0)
      return refused('not-allowed', { why: 'message' })
    await saveSent(tx, row.id, used.id, today())
    return json({ text })
  }

  /** Stop is stop whichever key is lost: its hash stands in the line already. */
  async function outcome(tx: Queryable, row: ContactRow, { body }: Call) {
    const { outcome: came } = outcomeShape.parse(body)
    await saveOutcome(tx, row.id, came)
    if (endsForGood(came) && row.key_id !== null && row.stop_hash !== null) {
      const hash: KeyedHash = { keyId: `${row.key_id}`, hashBytes: row.stop_hash }
      await addStop(tx, hash, today())
      await closeStopped(tx, [hash], today())
    }
    return json({})
  }
}

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const acts = {
  approve: 'contact-approved',
  refuse: 'contact-refused',
  withdraw: 'contact-withdrawn',
  send: 'contact-sent',
  outcome: 'contact-outcome',
} as const
