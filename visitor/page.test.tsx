import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { emergency, helplines, telephone } from '../src/directory/helplines.ts'
import { languages } from '../src/words/language.ts'
import type { House } from './house.ts'
import { parseHouse } from './house.ts'
import { renderChatPage } from './page.tsx'
import { chatPageCss } from './styles.ts'

const house: House = {
  language: 'nl',
  rootKey: null,
  demo: false,
  apiOrigin: '',
  exitTo: 'https://elsewhere.example/',
  later: {},
}
const script = { file: 'chat-abc.js', integrity: 'sha384-abc' }
const instant = new Date('2026-11-23T16:00+01:00')

test('a page made for a static host speaks of no moment and gives every number', () => {
  for (const language of languages) {
    const page = renderChatPage({ moment: null, house: { ...house, language }, script })
    expect(page).toContain(telephone(emergency))
    for (const line of helplines.filter((each) => each.readers.includes('youth')))
      expect(page).toContain(telephone(line))
  }
  const [, seen] = renderChatPage({ moment: null, house, script }).split('<body>')
  expect(seen).not.toMatch(/zijn nu open|nu dicht|Open nu/)
})

test('a closed chat says when it opens and does not pretend to load', () => {
  const state = { kind: 'closed', opensAt: new Date('2026-11-24T14:00+01:00') } as const
  const page = renderChatPage({ moment: { state, instant }, house, script })
  expect(page).toContain('De chat is nu dicht')
  expect(page).toContain('Morgen open vanaf 14:00 uur.')
  expect(page).not.toContain('De chat wordt klaargezet.')
})

test('the app finds its house in the page, whatever stands in it', () => {
  const odd = { ...house, exitTo: 'https://elsewhere.example/?</script><b>' }
  const page = renderChatPage({ moment: null, house: odd, script })
  const [, json = ''] =
    /<script type="application\/json" id="house">(.*?)<\/script>/.exec(page) ?? []
  expect(parseHouse(json)).toEqual(odd)
})

test('a house of another make is refused', () => {
  for (const wrong of [null, 1, {}, { ...house, language: 'xx' }, { ...house, demo: 1 }])
    expect(parseHouse(JSON.stringify(wrong))).toBe(null)
})

test('the app comes with its integrity, and the page with its styles, within 10 kB', () => {
  const page = renderChatPage({ moment: null, house, script })
  expect(page).toContain('src="/assets/chat-abc.js" integrity="sha384-abc" crossorigin')
  expect(page).toContain(`<style>${chatPageCss}</style>`)
  expect(gzipSync(page).length).toBeLessThanOrEqual(10_000)
})
