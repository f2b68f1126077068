import { expect, test } from 'vitest'
import { type Ad, feedMaxBytes, longestCell, mostAds } from './ad.ts'
import { readFeed } from './read-feed.ts'

const read = (content: string | Uint8Array) =>
  readFeed(typeof content === 'string' ? new TextEncoder().encode(content) : content)
function feed(content: string | Uint8Array) {
  const answer = read(content)
  if (answer.kind !== 'feed') throw new Error(answer.fault)
  return answer
}
const values = ({ fields }: Ad) => fields.map(({ value }) => value)

test('one table is read alike with every separator and in every encoding', () => {
  for (const separator of [',', ';', '\t', '|']) {
    const rows = ['Titel', 'Tekst', 'Telefoon'].join(separator)
    const text = `${rows}\r\n${['Café', `"Hoi${separator} jij"`, '0612345678'].join(separator)}\r\n`
    for (const bytes of [
      Buffer.from(text, 'utf8'),
      Buffer.from(`\ufeff${text}`, 'utf8'),
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
      Buffer.from(text, 'latin1'),
    ]) {
      const { ads, refused } = feed(new Uint8Array(bytes))
      expect(refused).toEqual([])
      expect(ads).toEqual([
        {
          row: 2,
          fields: [
            { name: 'Titel', value: 'Café' },
            { name: 'Tekst', value: `Hoi${separator} jij` },
            { name: 'Telefoon', value: '0612345678' },
          ],
        },
      ])
    }
  }
})

test('a table without names above it loses no row, and sep= is none', () => {
  const { ads } = feed('sep=;\r\nKlus;0612345678\r\nKlus;0687654321\r\n')
  expect(ads.map(values)).toEqual([
    ['Klus', '0612345678'],
    ['Klus', '0687654321'],
  ])
  expect(ads.map(({ row }) => row)).toEqual([2, 3])
})

test('rows that can not be read are named, and the others are read', () => {
  const { ads, refused } = feed(
    `Titel;Tekst\r\nEen;x\r\n;;\r\n-;!\r\nTwee;${'y'.repeat(longestCell + 1)}\r\nDrie;"z\r\n`,
  )
  expect(ads.map(({ row }) => row)).toEqual([2])
  expect(refused).toEqual([
    { row: 4, why: 'no-text' },
    { row: 5, why: 'too-long' },
    { row: 6, why: 'broken' },
  ])
})

test('a JSON Feed is read, of its HTML the words only', () => {
  const items = [
    {
      ...{ id: '1', url: 'https://klusjes.example/ad/1234', title: 'Klus' },
      content_html:
        '<p>Bel <b>mij</b> &amp; <img src="https://elders.example/x.png"></p><script>x()</script>',
      authors: [{ name: 'Sam', url: 'https://t.me/proefpersoon' }],
    },
    'geen item',
    { content_text: 7, title: 'Alleen een titel' },
  ]
  const { ads, refused } = feed(
    JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'x', items }),
  )
  expect(ads.map(values)).toEqual([
    ['Klus', 'Bel mij &', 'Sam', 'https://t.me/proefpersoon', 'https://klusjes.example/ad/1234'],
    ['Alleen een titel'],
  ])
  expect(refused).toEqual([{ row: 2, why: 'no-text' }])
})

test('HTML that never ends is read once and shown as words', () => {
  const html = `${'<script'.repeat(900)}${'<'.repeat(900)}tekst`
  const json = { version: 'https://jsonfeed.org/version/1', items: [{ content_html: html }] }
  expect(feed(JSON.stringify(json)).ads.map(values)[0]?.[0]).not.toContain('script')
})

test('a file that is none says which it is', () => {
  expect(read('')).toMatchObject({ fault: 'empty' })
  expect(read(' \r\n')).toMatchObject({ fault: 'empty' })
  expect(read('PK\u0003\u0004')).toMatchObject({ fault: 'workbook' })
  expect(read('<?xml version="1.0"?><rss/>')).toMatchObject({ fault: 'markup' })
  expect(read('{"version":"https://elders.example/1"}')).toMatchObject({ fault: 'no-ads' })
  expect(read('{"version":')).toMatchObject({ fault: 'no-ads' })
  expect(read(new Uint8Array(feedMaxBytes + 1))).toMatchObject({ fault: 'too-large' })
  expect(read(`Titel\n${'Klus\n'.repeat(mostAds + 1)}`)).toMatchObject({ fault: 'too-many-rows' })
})
