import { expect, test } from 'vitest'
import { printCaption, readCaption, readCaptions, webVtt } from './captions.ts'
import { readMarkdown } from './markdown.ts'
import { printMarkdown } from './print-markdown.ts'

const film =
  '::: film film-1 Sam aan een tafel\n0:00 Hoi, ik ben Sam.\n1:04 Ik leende mijn pas uit & zweeg.\n:::\n'

test('a line is a moment and what is said, and prints as it was', () => {
  expect(readCaption('1:04  Hoi   allemaal')).toEqual({ at: 64, says: 'Hoi allemaal' })
  expect(printCaption({ at: 64, says: 'Hoi' })).toBe('1:04 Hoi')
  for (const line of ['', 'Hoi', '1:75 Hoi', '4 Hoi', '0:04']) expect(readCaption(line)).toBe(null)
})

test('a film keeps its captions through reading and printing', () => {
  const { blocks, problems } = readMarkdown(film)
  expect(problems).toEqual([])
  expect(blocks[0]).toMatchObject({
    kind: 'media',
    media: 'film',
    captions: [{ at: 0 }, { at: 64 }],
  })
  expect(printMarkdown(blocks)).toBe(film)
})

test('what is no caption is said and kept as words; so is one that goes back in time', () => {
  const { blocks, problems } = readMarkdown('::: film film-1 Sam\n0:04 Hoi.\nIk ben Sam.\n:::')
  expect(problems).toMatchObject([{ word: 'bad-caption', line: 3, part: 'Ik ben Sam.' }])
  expect(blocks.map(({ kind }) => kind)).toEqual(['media', 'paragraph'])
  expect(readMarkdown('::: film film-1 Sam\n0:04 Hoi.\n0:02 Dag.\n:::').problems).toMatchObject([
    { word: 'bad-caption', line: 3 },
  ])
})

test('a browser gets them as WebVTT, one after the other, with nothing in them that runs', () => {
  expect(webVtt(readCaptions('0:00 Hoi <b>&.\n0:02 Dag.\n1:00 Klaar.'))).toBe(
    'WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nHoi &lt;b&gt;&amp;.\n\n00:00:02.000 --> 00:00:09.000\nDag.\n\n00:01:00.000 --> 00:01:07.000\nKlaar.\n',
  )
})
