import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { languages } from '../../src/words/language.ts'
import { sayIn } from '../say.ts'
import { openVisit } from '../visit.ts'
import { appWords } from '../words.ts'
import { Code } from './Code.tsx'
import { CodeShown } from './CodeShown.tsx'
import { GoOn } from './GoOn.tsx'
import { Message } from './Message.tsx'
import { Stop } from './Stop.tsx'
import { hindranceText, wordsIn } from './use-return.ts'

const visit = openVisit({
  http: () => Promise.reject(new TypeError('the house is away')),
  house: { rootKeyBytes: new Uint8Array(32), demo: true },
  clock: Date.now,
  random: (size) => crypto.getRandomValues(new Uint8Array(size)),
  farewell() {},
})
const kept = { phones: null, languages: null, how: null }
const close = () => {}
const sayOf = (language: (typeof languages)[number]) => sayIn(language, appWords(language))

describe.each(languages)('in %s', (language) => {
  const say = sayOf(language)
  const props = { visit, kept, say, close }

  test.each([
    ['the code', <Code key="code" {...props} />],
    ['the message', <Message key="message" {...props} />],
  ])('nothing of the browser keeps or corrects %s while she types it', (_, screen) => {
    const field = /<textarea[^>]*>/.exec(renderToString(screen))?.[0] ?? ''
    expect(field).toContain('autocomplete="off"')
    expect(field).toContain('spellcheck="false"')
  })

  test('no sentence shouts, and none is left out', () => {
    const sentences = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : Object.values(value as object).flatMap(sentences)
    const all = sentences(wordsIn(say))
    expect(all.length).toBeGreaterThan(60)
    for (const sentence of all) expect(sentence).toMatch(/^[^!]+$/)
  })

  test('whatever kept it from working is said in words', () => {
    const whys = ['away', 'busy', 'cannot', 'clock-wrong', 'full', 'untrusted'] as const
    const told = whys.map((why) => hindranceText(why, wordsIn(say), say))
    expect(new Set(told).size).toBe(whys.length)
  })

  test('whether the team may read back is asked, never taken', () => {
    const screen = renderToString(<GoOn {...props} />)
    expect(screen).toContain(wordsIn(say).goOn.yes)
    expect(screen).toContain(wordsIn(say).goOn.no)
  })

  test('stopping without a code says that there is no way back', () => {
    expect(renderToString(<Stop {...props} />)).toContain(wordsIn(say).stop.sure)
  })
})

test('a code stands there as it is written down, from left to right in every language', () => {
  const screen = renderToString(
    <CodeShown page={sayOf('ar')} form="signs" parts={['7F3K', '9QXA']} note={undefined}>
      {null}
    </CodeShown>,
  )
  expect(screen).toContain('dir="ltr"')
  expect(screen.replaceAll(/<[^>]*>/g, ' ')).toMatch(/7F3K\s+9QXA/)
})

test('where no voice of the device is, nothing offers to read the code aloud', () => {
  const say = sayOf('nl')
  const screen = renderToString(
    <CodeShown page={say} form="words" parts={['water']} note={undefined}>
      {null}
    </CodeShown>,
  )
  expect(screen).not.toContain(wordsIn(say).keep.aloud)
})
