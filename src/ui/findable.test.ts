import { expect, test } from 'vitest'
import { findableTags } from './findable.ts'
import { iconNames } from './icons.ts'
import { pictograms } from './pictograms.ts'

const page = {
  title: 'Een "titel" & <meer>',
  description: '"><script>alert(1)</script>',
  address: 'https://chat.example/en/ouders/praten',
  translations: [
    { language: 'nl', address: 'https://chat.example/ouders/praten' },
    { language: 'en', address: 'https://chat.example/en/ouders/praten' },
  ],
  image: null,
  linkedData: { name: '</script><script>alert(1)</script>' },
} as const

test('no text of an editor ends a tag or a block of data', () => {
  const tags = findableTags(page)
  expect(tags).toContain('<title>Een &quot;titel&quot; &amp; &lt;meer&gt;</title>')
  expect(tags.match(/<script/g)).toHaveLength(1)
  expect(tags.match(/<\/script>/g)).toHaveLength(1)
})

test('each language names all, and Dutch serves who reads none of them', () => {
  const tags = findableTags(page)
  for (const language of ['nl', 'en', 'x-default']) expect(tags).toContain(`hreflang="${language}"`)
  expect(findableTags({ ...page, translations: page.translations.slice(0, 1) })).not.toContain(
    'hreflang',
  )
})

test('without a title of its own a page has the neutral one, and no preview', () => {
  const tags = findableTags({ ...page, title: null })
  expect(tags).toContain('<title>Welkom</title>')
  expect(tags).not.toContain('og:')
})

test('every pictogram an editor may name has a drawing of its own', () => {
  const drawings = iconNames.map((name) => pictograms[name])
  expect(new Set(drawings).size).toBe(iconNames.length)
  for (const drawing of drawings) expect(drawing).toMatch(/^M[MmLlHhVvCcSsAaZz\d\s.-]+$/)
})
