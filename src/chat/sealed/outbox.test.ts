import { describe, expect, test, vi } from 'vitest'
import { type Bytes, uint } from '../../chain/notation.ts'
import { type Outgoing, openOutbox, type Tried } from './outbox.ts'

const committed = (seq: number): Tried => ({ kind: 'committed', seq })
const unknown: Tried = { kind: 'unknown' }
const stale: Tried = { kind: 'stale-epoch' }

/** A way out whose far end answers from a script; after the script it commits everything. */
function makeOutbox(
  script: readonly Tried[],
  { asks = false, newEpochs = 1, onPause = () => {} } = {},
) {
  const posted: string[] = []
  const pauses: number[] = []
  let epoch = 0
  let seq = 0
  let seals = 0
  let isIdle = () => {}
  const idle = new Promise<void>((resolve) => {
    isIdle = resolve
  })
  const done = () => {
    const busy = outbox.items().some(({ status }) => status.kind === 'waiting')
    if (!busy) isIdle()
  }
  const outbox = openOutbox({
    seal: async (item, counter) => {
      seals += 1
      // What was sealed differs each time, as real sealing does with what was held last.
      const bodyBytes = new TextEncoder().encode(`${item.text} ${counter} in ${epoch} (${seals})`)
      return { epoch, bodyBytes: new Uint8Array(bodyBytes) }
    },
    post: async (bodyBytes: Bytes) => {
      const answer = script[posted.length] ?? committed(++seq)
      posted.push(new TextDecoder().decode(bodyBytes))
      return answer
    },
    refresh: async () => {
      epoch += newEpochs
    },
    epoch: () => epoch,
    mustAsk: (writtenIn) => asks && writtenIn < epoch,
    committed: () => {},
    onChange: done,
    pause: async (ms) => {
      pauses.push(ms)
      onPause()
    },
    chance: () => 1,
  })
  const item = (text: string): Outgoing => ({
    key: text,
    clientIdBytes: uint(8, 1),
    text,
    sentAtMs: 0,
    writtenIn: epoch,
    status: { kind: 'waiting' },
  })
  const statuses = () => outbox.items().map(({ text, status }) => `${text} ${status.kind}`)
  return { outbox, item, idle, posted, pauses, statuses }
}

describe('an outbox', () => {
  test('sends in the order of writing, one at a time, each counted', async () => {
    const { outbox, item, idle, posted, statuses } = makeOutbox([])
    for (const text of ['a', 'b', 'c']) outbox.add(item(text))
    await idle
    expect(posted).toEqual(['a 1 in 0 (1)', 'b 2 in 0 (2)', 'c 3 in 0 (3)'])
    expect(statuses()).toEqual(['a committed', 'b committed', 'c committed'])
  })

  test('sends the very same bytes again when no answer came', async () => {
    const { outbox, item, idle, posted, pauses } = makeOutbox([unknown, unknown])
    outbox.add(item('a'))
    outbox.add(item('b'))
    await idle
    expect(posted).toEqual(['a 1 in 0 (1)', 'a 1 in 0 (1)', 'a 1 in 0 (1)', 'b 2 in 0 (2)'])
    expect(pauses).toEqual([800, 1600])
  })

  test('says while it lasts that no answers come', async () => {
    const { outbox, item, idle } = makeOutbox([unknown])
    const seen: string[] = []
    outbox.add(item('a'))
    await idle
    seen.push(outbox.wayOut())
    expect(seen).toEqual(['open'])
  })

  test('seals again under the new epoch when its writer need not be asked', async () => {
    const { outbox, item, idle, posted } = makeOutbox([stale])
    outbox.add(item('a'))
    await idle
    expect(posted).toEqual(['a 1 in 0 (1)', 'a 1 in 1 (2)'])
  })

  test('never seals twice under one epoch, whatever the server says', async () => {
    const { outbox, item, idle, posted } = makeOutbox([stale, stale], { newEpochs: 0 })
    outbox.add(item('a'))
    await idle
    expect(posted).toEqual(['a 1 in 0 (1)', 'a 1 in 0 (1)', 'a 1 in 0 (1)'])
  })

  test('waits for "Toch versturen?" when somebody came, and holds back what was written after', async () => {
    const { outbox, item, idle, posted, statuses } = makeOutbox([stale], { asks: true })
    outbox.add(item('a'))
    await idle
    outbox.add(item('b'))
    expect(statuses()).toEqual(['a held', 'b waiting'])
    expect(posted).toEqual(['a 1 in 0 (1)'])
  })

  test('goes on in order once its writer agreed', async () => {
    const { outbox, item, idle, posted } = makeOutbox([stale], { asks: true })
    outbox.add(item('a'))
    await idle
    outbox.sendAnyway('a', 1)
    await expect.poll(() => posted).toEqual(['a 1 in 0 (1)', 'a 1 in 1 (2)'])
  })

  test('asks again when somebody came since the writer looked', async () => {
    const { outbox, item, idle, posted, statuses } = makeOutbox([stale], {
      asks: true,
      newEpochs: 2,
    })
    outbox.add(item('a'))
    await idle
    outbox.sendAnyway('a', 1)
    await expect.poll(statuses).toEqual(['a held'])
    expect(posted).toEqual(['a 1 in 0 (1)'])
    outbox.sendAnyway('a', 2)
    await expect.poll(() => posted).toEqual(['a 1 in 0 (1)', 'a 1 in 2 (2)'])
  })

  test('asks again when somebody came while the approved words were on their way', async () => {
    const { outbox, item, idle, posted, statuses } = makeOutbox([stale, stale], { asks: true })
    outbox.add(item('a'))
    await idle
    outbox.sendAnyway('a', 1)
    await expect.poll(() => posted).toEqual(['a 1 in 0 (1)', 'a 1 in 1 (2)'])
    await expect.poll(statuses).toEqual(['a held'])
    expect(posted).toHaveLength(2)
  })

  test('leaves out what its writer took back, without a hole in the count', async () => {
    const { outbox, item, idle, posted } = makeOutbox([stale], { asks: true })
    outbox.add(item('a'))
    await idle
    outbox.discard('a')
    outbox.add({ ...item('b'), writtenIn: 1 })
    await expect.poll(() => posted).toEqual(['a 1 in 0 (1)', 'b 1 in 1 (2)'])
  })

  test('does not take back what may be on its way', () => {
    const { outbox, item, statuses } = makeOutbox([unknown])
    outbox.add(item('a'))
    outbox.discard('a')
    expect(statuses()).toEqual(['a waiting'])
  })

  test('keeps on screen what will never go, and goes on with the rest', async () => {
    const { outbox, item, idle, posted, statuses } = makeOutbox([
      { kind: 'unsendable', why: 'too-large' },
    ])
    outbox.add(item('a'))
    outbox.add(item('b'))
    await idle
    expect(statuses()).toEqual(['a unsendable', 'b committed'])
    expect(posted).toEqual(['a 1 in 0 (1)', 'b 1 in 0 (2)'])
  })

  test('counts a message once when the log shows it before its answer', async () => {
    const { outbox, item, idle, posted } = makeOutbox([unknown])
    outbox.add(item('a'))
    outbox.add(item('b'))
    outbox.seen('a', 1)
    await idle
    expect(posted.at(-1)).toMatch(/^b/)
    expect(posted.filter((body) => body.startsWith('b'))).toHaveLength(1)
  })

  test('keeps what is not on its way from a conversation that ended, and says so of each text', async () => {
    const { outbox, item, idle, statuses, posted } = makeOutbox([])
    outbox.add(item('a'))
    outbox.add(item('b'))
    outbox.halt()
    await idle
    expect(statuses()).toEqual(['a unsendable', 'b unsendable'])
    expect(posted).toEqual([])
  })

  test('leaves to its answer what is on its way when the conversation ends', async () => {
    const { outbox, item, idle, statuses } = makeOutbox([{ kind: 'too-many' }], {
      onPause: () => outbox.halt(),
    })
    outbox.add(item('a'))
    outbox.add(item('b'))
    await idle
    expect(statuses()).toEqual(['a committed', 'b unsendable'])
  })

  test('sends again once the conversation goes on', async () => {
    const { outbox, item, statuses } = makeOutbox([])
    outbox.halt()
    outbox.add(item('a'))
    await vi.waitFor(() => expect(statuses()).toEqual(['a committed']))
  })

  test('tries nothing more once it is closed for good', async () => {
    const { outbox, item, posted } = makeOutbox([{ kind: 'too-many' }], {
      onPause: () => outbox.close(),
    })
    outbox.add(item('a'))
    outbox.add(item('b'))
    await vi.waitFor(() => expect(posted).toHaveLength(1))
    outbox.add(item('c'))
    await new Promise((resolve) => setImmediate(resolve))
    expect(posted).toHaveLength(1)
  })
})
