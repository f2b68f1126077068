import { expect, test } from 'vitest'
import { toB64 } from '../../chain/base64url.ts'
import type { LiveEvent } from '../../live/event-stream.ts'
import { type News, newsEvent } from '../news.ts'
import { readNews } from './read-news.ts'

const member = toB64(new Uint8Array(16))
const frameB64 = toB64(new Uint8Array(310))
/** What the conversation gets: the data without its id. */
const arrived = (news: News): LiveEvent => {
  const { name, data } = newsEvent('id', news)
  return { name, data: data.slice(3) }
}

test('everything the server tells is read as it was meant', () => {
  const frameBytes = new Uint8Array(310)
  const told: [News, unknown][] = [
    [
      { name: 'message', seq: 12, frameB64 },
      { kind: 'message', seq: 12, frameBytes },
    ],
    [
      { name: 'passing', frameB64 },
      { kind: 'passing', frameBytes },
    ],
    [
      { name: 'level', seq: 7 },
      { kind: 'level', seq: 7 },
    ],
    [{ name: 'epoch', n: 2 }, { kind: 'epoch' }],
    [
      { name: 'cursor', member, delivered: 4, shown: 3 },
      { kind: 'cursor', member, delivered: 4, shown: 3 },
    ],
    [
      { name: 'present', member, here: true },
      { kind: 'present', member, here: true },
    ],
    [
      { name: 'present', member, here: false },
      { kind: 'present', member, here: false },
    ],
    [
      { name: 'place', place: 2, waitSeconds: null },
      { kind: 'place', place: 2, waitSeconds: null },
    ],
    [
      { name: 'place', place: 1, waitSeconds: 90 },
      { kind: 'place', place: 1, waitSeconds: 90 },
    ],
    [
      { name: 'state', state: 'closed', epoch: 2 },
      { kind: 'state', state: 'closed', epoch: 2 },
    ],
  ]
  for (const [news, read] of told) expect(readNews(arrived(news))).toEqual(read)
})

test('what nobody knows is left alone', () => {
  for (const [name, data] of [
    ['queue', ''],
    ['standing', '{'],
    ['level', '5.5'],
    ['level', 'Infinity'],
    ['standing', '{}'],
    ['message', '12 not/base64url'],
    ['cursor', 'nobody 1 1'],
    ['state', 'gone'],
  ] as const)
    expect(readNews({ name, data })).toBe(null)
})
