import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import type { Live } from './live.ts'
import { createLive } from './live.ts'
import { postgresPeers } from './postgres-peers.ts'

const database = await testDatabase()
const left = createLive(postgresPeers(database))
const right = createLive(postgresPeers(database))
afterAll(async () => {
  await left.close()
  await right.close()
})

/** Resolves with what a topic hears next on a node. */
function next(live: Live, topic: string): Promise<{ name: string; data: string | null }> {
  return new Promise((resolve) => {
    const stop = live.subscribe(topic, {
      gap() {},
      news(name, data) {
        stop()
        resolve({ name, data })
      },
    })
  })
}

/** The listening connection opens by itself; until it does, hints to the other node are lost, so we repeat one. */
async function heardAcross(topic: string, name: string, data: string) {
  const heard = next(right, topic)
  const again = setInterval(() => left.publish(topic, { name, data }), 50)
  const result = await heard
  clearInterval(again)
  return result
}

describe('news', () => {
  test('reaches every listener of its topic on this node at once, and nobody else', async () => {
    const heard: string[] = []
    const stop = left.subscribe('a', {
      gap() {},
      news: (name, data) => heard.push(`${name} ${data}`),
    })
    left.subscribe('b', { gap() {}, news: () => heard.push('wrong topic') })
    left.publish('a', { name: 'message', data: '1' })
    stop()
    left.publish('a', { name: 'message', data: '2' })
    expect(heard).toEqual(['message 1'])
  })

  test('reaches another node', async () => {
    expect(await heardAcross('c', 'epoch', '2')).toEqual({ name: 'epoch', data: '2' })
  })

  test('too big for a notice reaches another node as a bare hint to fetch', async () => {
    expect(await heardAcross('d', 'message', 'x'.repeat(20_000))).toEqual({
      name: 'message',
      data: null,
    })
  })
})
