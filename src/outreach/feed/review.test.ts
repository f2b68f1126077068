import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { newPageHash } from '../sealed/page-hash.ts'
import type { Ad } from './ad.ts'
import { readFeed } from './read-feed.ts'
import { beginReview, decide, postpone, type Review } from './review.ts'

const ads: readonly Ad[] = [
  'Klus vandaag, app 06-12345678',
  'Bel +31 6 12345678 of @proef.persoon',
  'Iets anders: 06-87654321',
  'insta: proef_persoon',
].map((value, at) => ({ row: at + 2, fields: [{ name: '', value }] }))
const rowsOf = ({ waiting }: Review) => waiting.map((group) => group.ads.map(({ row }) => row))
const nothing = new Set<string>()

test('ads of one person come as one, with every way to reach her', async () => {
  const review = await beginReview(ads, newPageHash(), nothing)
  expect(rowsOf(review)).toEqual([[2, 3, 5], [4]])
  expect(review.waiting[0]?.points).toEqual([
    { platform: 'ad-site', handle: '06-12345678' },
    { platform: 'instagram', handle: 'proef_persoon' },
  ])
})

test('who is decided about is off the page, and does not come back with a second file', async () => {
  const hashOf = newPageHash()
  const review = await beginReview(ads, hashOf, nothing)
  const decided = new Set(review.waiting[0]?.hashes)
  const next = decide(review)
  expect(rowsOf(next)).toEqual([[4]])
  expect(JSON.stringify(next)).not.toContain('12345678')
  expect([...decided].join()).not.toMatch(/1234|proef/)
  const again = await beginReview(ads, hashOf, decided)
  expect([rowsOf(again), again.before]).toEqual([[[4]], 1])
  // Another page has another key.
  expect((await beginReview(ads, newPageHash(), decided)).before).toBe(0)
})

test('what is skipped comes back after all others', async () => {
  const review = await beginReview(ads, newPageHash(), nothing)
  expect(rowsOf(postpone(review))).toEqual([[4], [2, 3, 5]])
  expect(rowsOf(postpone(decide(decide(review))))).toEqual([])
})

test('the sample holds four ads of two persons', async () => {
  const feed = readFeed(await readFile(resolve(import.meta.dirname, '../samples/ads.csv')))
  if (feed.kind !== 'feed') throw new Error(feed.fault)
  expect(feed.refused).toEqual([])
  expect(rowsOf(await beginReview(feed.ads, newPageHash(), nothing))).toEqual([[2, 3, 4], [5]])
})
