import { setImmediate } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openReplyQueue, type Sent } from './reply-queue.ts'

/** A queue on a clock of its own, and what each person's answers came to. */
function open({ most = 100, perSecond = 1_000 } = {}) {
  let now = 0
  let sleepers: { readonly at: number; readonly wake: () => void }[] = []
  const sent: string[] = []
  const answers = new Map<string, Sent[]>()
  const told: Sent[] = []
  const queue = openReplyQueue({
    ...{ most, perSecond, clock: () => now, onSent: (one) => told.push(one) },
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        sleepers.push({ at: now + ms, wake: () => resolve(undefined) })
        signal.addEventListener('abort', reject, { once: true })
      }),
  })
  onTestFinished(() => queue[Symbol.asyncDispose]())
  return {
    queue,
    sent,
    told,
    /** What the platform will say about her, one by one; then that it was sent. */
    says: (who: string, ...all: Sent[]) => void answers.set(who, all),
    offer: (key: string, isFirst = true) =>
      queue.offer({
        ...{ key, isFirst },
        async send() {
          sent.push(key)
          return answers.get(key)?.shift() ?? { kind: 'sent' }
        },
      }),
    /** Lets so much time pass, millisecond by millisecond where somebody wakes. */
    async pass(ms: number) {
      const end = now + ms
      for (;;) {
        await setImmediate()
        const next = Math.min(...sleepers.map(({ at }) => at))
        if (next > end) break
        now = Math.max(now, next)
        const due = sleepers.filter(({ at }) => at <= now)
        sleepers = sleepers.filter(({ at }) => at > now)
        for (const { wake } of due) wake()
      }
      now = end
    },
  }
}
const later = (seconds: number): Sent => ({ kind: 'later', seconds })

test('one of whom the platform says "in an hour" keeps nobody else waiting', async () => {
  const { offer, says, sent, pass, queue } = open()
  says('talker', later(3_600))
  offer('talker')
  await pass(10)
  for (const who of ['a', 'b', 'c']) offer(who)
  await pass(100)
  expect(sent).toEqual(['talker', 'a', 'b', 'c'])
  expect(queue.isLimited()).toBe(false)
  await pass(60_000)
  expect(sent.filter((who) => who === 'talker')).toHaveLength(2)
})

test('told so about two, everybody waits as long as is asked', async () => {
  const { offer, says, sent, pass, queue } = open()
  says('a', later(5))
  says('b', later(5))
  offer('a')
  offer('b')
  await pass(10)
  offer('c')
  await pass(4_000)
  expect(sent).toEqual(['a', 'b'])
  expect(queue.isLimited()).toBe(false)
  await pass(2_000)
  expect(sent.toSorted()).toEqual(['a', 'a', 'b', 'b', 'c'])
})

test('asked for hours, it is quiet for a minute, says that it is limited, and stops saying so when one gets through', async () => {
  const { offer, says, sent, pass, queue } = open()
  says('a', later(86_400))
  says('b', later(86_400))
  offer('a')
  offer('b')
  await pass(59_000)
  offer('c')
  expect([sent.length, queue.isLimited()]).toEqual([2, true])
  await pass(2_000)
  expect(sent).toContain('c')
  expect(queue.isLimited()).toBe(false)
})

test('an answer that is given up while everybody is told to wait has failed; one talker’s has not', async () => {
  const { offer, says, told, pass } = open()
  const failed = () => told.filter(({ kind }) => kind === 'failed')
  says('talker', later(30), later(30))
  offer('talker')
  await pass(100_000)
  expect(failed()).toEqual([])
  for (const who of ['a', 'b', 'c']) {
    says(who, later(30), later(30))
    offer(who)
  }
  await pass(100_000)
  expect(failed()).toContainEqual({ kind: 'failed', problem: 'limited' })
})

test('one person is answered at most once a second, by what she asked last', async () => {
  const { queue, pass } = open()
  const said: string[] = []
  const ask = (word: string) =>
    queue.offer({
      ...{ key: 'a', isFirst: true },
      async send() {
        said.push(word)
        return { kind: 'sent' }
      },
    })
  ask('nl')
  await pass(10)
  for (const word of ['en', 'nl', 'ar']) ask(word)
  await pass(900)
  expect(said).toEqual(['nl'])
  await pass(200)
  expect(said).toEqual(['nl', 'ar'])
})

test('who had no answer yet goes before those who had, and takes the place of one when it is full', async () => {
  const { offer, sent, pass, queue } = open({ most: 5, perSecond: 10 })
  for (const who of ['r1', 'r2', 'r3', 'r4', 'r5', 'r6']) offer(who, false)
  expect(offer('new')).toBe(true)
  expect([queue.waiting(), queue.dropped()]).toEqual([5, 2])
  await pass(2_000)
  expect(sent.slice(0, 2)).toContain('new')
  expect(sent).not.toContain('r5')
})

test('an answer that would come later than two minutes is not sent', async () => {
  const { offer, sent, pass } = open({ perSecond: 1 / 130 })
  offer('a')
  offer('b')
  await pass(140_000)
  offer('c')
  await pass(400_000)
  expect(sent).toEqual(['a', 'c'])
})

test('before it is closed what waits goes out, and nobody waits long for that', async () => {
  const { queue, offer, sent, pass } = open({ perSecond: 10 })
  for (const who of ['a', 'b', 'c']) offer(who)
  const drained = queue.drained(2_000).then(() => sent.push('drained'))
  await pass(1_000)
  expect(sent).toEqual(['a', 'b', 'c', 'drained'])
  await drained
  const slow = open({ perSecond: 0.1 })
  for (const who of ['a', 'b', 'c']) slow.offer(who)
  const late = slow.queue.drained(2_000).then(() => slow.sent.push('drained'))
  await slow.pass(2_500)
  expect(slow.sent).toEqual(['a', 'drained'])
  await late
})

test('an answer that never ends keeps nobody from closing it', async () => {
  const { queue, pass } = open()
  const never = Promise.withResolvers<Sent>()
  onTestFinished(() => never.resolve({ kind: 'gone' }))
  queue.offer({ key: 'a', isFirst: true, send: () => never.promise })
  await pass(10)
  let isClosed = false
  const closing = queue[Symbol.asyncDispose]().then(() => (isClosed = true))
  await pass(1_500)
  expect(isClosed).toBe(false)
  await pass(1_000)
  expect(isClosed).toBe(true)
  await closing
})
