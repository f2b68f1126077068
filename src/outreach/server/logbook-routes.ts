import type { Queryable } from '../../database/server/database.ts'
import type { Answer, Call, Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { everyKeyedHash, type KeyedHash, keyedHash } from '../../signing/keyed-hash.ts'
import { readHandle } from '../handle.ts'
import {
  askShape,
  type ContactLine,
  type LogbookView,
  outcomeShape,
  logbookPath as path,
  phraseShape,
  sendShape,
} from '../logbook-exchange.ts'
import { mayAsk, mayWriteNow } from '../may-write.ts'
import { endsForGood, type Step, takeStep } from '../once-only.ts'
import { pointsAt } from '../points-at.ts'
import { blockPhrase, judgeMessage } from '../template.ts'
import { type Logbook, workerRoute } from './logbook.ts'
import {
  addContact,
  type ContactRow,
  contactOf,
  countOutcomes,
  lockContact,
  readContacts,
  saveApproved,
  saveClosed,
  saveOutcome,
  saveSent,
  type Worker,
} from './logbook-store.ts'
import { contactLabel, stopLabel } from './suppression.ts'
import { addStop, closeStopped, isContacted, isStopped, lockName } from './suppression-store.ts'
import {
  addOwnPhrase,
  clearOwnPhrases,
  countOwnPhrases,
  isEnough,
  saveEnough,
} from './worker-store.ts'

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** One person, one message, once: asked with a reason, looked at by another, handed out, and what came of it. */
export function logbookRoutes(logbook: Logbook): readonly Route[] {
  const { keys, today, note } = logbook
  const { database, clock, chatState } = logbook.parts
  const chatNow = async () => mayWriteNow(new Date(clock()), await chatState())
  return [
    workerRoute(logbook, 'GET', path, async (_, who) => json(await view(who))),
    workerRoute(logbook, 'POST', path, ask),
    step('approve', async (tx, row, _, who) => {
      await saveApproved(tx, row.id, who, today())
      return json({})
    }),
    step('refuse', (tx, row) => close(tx, row, 'refused')),
    step('withdraw', (tx, row) => close(tx, row, 'withdrawn')),
    step('send', send),
    step('outcome', outcome),
    workerRoute(logbook, 'POST', `${path}/enough`, async (_, { account }) => {
      await saveEnough(database, account, today())
      return json({})
    }),
    workerRoute(logbook, 'POST', `${path}/own`, async ({ body }, { account }) => {
      const phrase = blockPhrase(phraseShape.safeParse(body).data?.phrase ?? '')
      if (phrase === null) return refused('malformed', { why: 'no-phrase' })
      await addOwnPhrase(database, account, logbook.ownHash(phrase))
      return json({})
    }),
    workerRoute(logbook, 'POST', `${path}/own/clear`, async (_, { account }) => {
      await clearOwnPhrases(database, account)
      return json({})
    }),
  ]

  async function view(who: Worker): Promise<LogbookView> {
    const off = await logbook.off(database)
    const rows = await readContacts(database)
    return {
      off,
      enough: await isEnough(database, who.account, today()),
      wait: await chatNow(),
      ownPhrases: await countOwnPhrases(database, who.account),
      contacts: rows.map((row) => lineOf(row, who)),
      came: await countOutcomes(database),
    }
  }

  function lineOf(row: ContactRow, who: Worker): ContactLine {
    const { id, platform, language, state, context, reason, outcome, day } = row
    const isOpen = state === 'waiting' || state === 'approved'
    return {
      ...{ id, platform, language, state, context, reason, outcome, day },
      worker: row.worker_name,
      own: row.worker === who.account,
      approver: row.approver_name,
      message: isOpen ? logbook.messageOf(row.worker_name, language).text : null,
      closed: row.closed_why,
    }
  }

  /** Why this worker can do nothing that leads to a message. */
  async function barred(db: Queryable, { account }: Worker): Promise<Answer | null> {
    const off = await logbook.off(db)
    if (off) return refused('closed', { why: off })
    return (await isEnough(db, account, today())) ? refused('not-allowed', { why: 'enough' }) : null
  }

  /** The handle is looked up here and nowhere written down. */
  async function ask({ body }: Call, who: Worker): Promise<Answer> {
    const asked = askShape.safeParse(body).data
    if (!asked) return refused('malformed')
    const bar = await barred(database, who)
    if (bar) return bar
    const handle = readHandle(asked.platform, asked.handle)
    if (!handle) return refused('malformed', { why: 'no-handle' })
    const minor = mayAsk(asked)
    if (minor) return refused('not-allowed', { why: minor })
    for (const text of [asked.context, asked.reason]) {
      const why = pointsAt(text, asked.platform, asked.handle)
      if (why) return refused('malformed', { why })
    }
    if (await logbook.holdsOwn(database, `${asked.context} . ${asked.reason} . ${asked.handle}`))
      return refused('malformed', { why: 'own-name' })
    return database.transaction(async (tx) => {
      const live = await keys.live(tx)
      const stop = keyedHash(live, stopLabel, handle.anywhere)
      await lockName(tx, stop)
      if (await isStopped(tx, everyKeyedHash(live, stopLabel, handle.anywhere)))
        return refused('taken', { why: 'stop' })
      if (await isContacted(tx, everyKeyedHash(live, contactLabel, handle.onPlatform)))
        return refused('taken', { why: 'before' })
      const contact = keyedHash(live, contactLabel, handle.onPlatform)
      const id = await addContact(tx, asked, { contact, stop }, who, today())
      if (id === null) return refused('taken', { why: 'before' })
      await note(tx, 'contact-asked', who, id)
      return json({ id })
    })
  }

  function step(
    verb: Step['kind'] & ('approve' | 'refuse' | 'withdraw' | 'send' | 'outcome'),
    work: (tx: Queryable, row: ContactRow, call: Call, who: Worker) => Promise<Answer>,
  ): Route {
    return workerRoute(logbook, 'POST', `${path}/:id/${verb}`, async (call, who) => {
      const id = call.params['id'] ?? ''
      if (!idForm.test(id)) return refused('unknown')
      const bar = verb === 'approve' || verb === 'send' ? await barred(database, who) : null
      if (bar) return bar
      const asked = outcomeShape.safeParse(call.body).data
      if (verb === 'outcome' && !asked) return refused('malformed')
      return database.transaction(async (tx) => {
        // Keys before rows, as whoever adds to the stop list does: else a rotation in between locks both out.
        if (verb === 'send' || verb === 'outcome') await keys.live(tx)
        const row = await lockContact(tx, id)
        if (!row) return refused('unknown', { why: 'gone' })
        const tried: Step =
          verb === 'outcome'
            ? { kind: verb, who: who.account, outcome: asked?.outcome ?? 'no-answer' }
            : { kind: verb, who: who.account }
        const stepped = takeStep(contactOf(row), tried)
        if (stepped.kind === 'not')
          return refused(stepped.why === 'gone' ? 'taken' : 'not-allowed', { why: stepped.why })
        const answer = await work(tx, row, call, who)
        if (answer.kind === 'json') await note(tx, acts[verb], who, id)
        return answer
      })
    })
  }

  async function close(tx: Queryable, row: ContactRow, why: 'refused' | 'withdrawn') {
    await saveClosed(tx, row.id, why, today())
    return json({})
  }

  /**
   * Typed once more by who has the profile in front of her: the message is for exactly the person that was looked at,
   * and who said stop since is not written to.
   */
  async function send(tx: Queryable, row: ContactRow, { body }: Call, who: Worker) {
    const asked = sendShape.safeParse(body).data
    const handle = asked ? readHandle(row.platform, asked.handle) : null
    if (!handle) return refused('malformed', { why: 'no-handle' })
    const wait = await chatNow()
    if (wait) return refused('not-allowed', { why: wait })
    const live = await keys.live(tx)
    const same = everyKeyedHash(live, contactLabel, handle.onPlatform).some(
      ({ keyId, hashBytes }) => Number(keyId) === row.key_id && row.contact_hash?.equals(hashBytes),
    )
    if (!same) return refused('malformed', { why: 'other-handle' })
    if (await isStopped(tx, everyKeyedHash(live, stopLabel, handle.anywhere))) {
      await saveClosed(tx, row.id, 'stopped', today())
      return refused('taken', { why: 'stop' })
    }
    const { text, why } = logbook.messageOf(who.name, row.language)
    if (judgeMessage(text, row.language, why).length > 0 || (await logbook.holdsOwn(tx, text)))
      return refused('not-allowed', { why: 'message' })
    await saveSent(tx, row.id, today())
    return json({ text })
  }

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

const acts = {
  approve: 'contact-approved',
  refuse: 'contact-refused',
  withdraw: 'contact-withdrawn',
  send: 'contact-sent',
  outcome: 'contact-outcome',
} as const
