import { judgeEncoding } from '../figures/encoding.ts'
import { type Feed, type FeedFault, feedMaxBytes } from './ad.ts'
import { readCsv } from './read-csv.ts'
import { readJsonFeed } from './read-json-feed.ts'

/** Reads a file that somebody made: CSV in any of our encodings, or JSON Feed. Nothing leaves the page for it. */
export function readFeed(bytes: Uint8Array): Feed {
  if (bytes.length === 0) return fault('empty')
  if (bytes.length > feedMaxBytes) return fault('too-large')
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return fault('workbook')
  const judge = judgeEncoding()
  judge.see(bytes)
  const text = new TextDecoder(judge.verdict()).decode(bytes)
  const start = text.trimStart()
  if (start === '') return fault('empty')
  if (start.startsWith('<')) return fault('markup')
  const feed = start.startsWith('{') ? readJsonFeed(text) : readCsv(text)
  return feed.kind === 'feed' && feed.ads.length === 0 && feed.refused.length === 0
    ? fault('no-ads')
    : feed
}

const fault = (fault: FeedFault): Feed => ({ kind: 'fault', fault })
