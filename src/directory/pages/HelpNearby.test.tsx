import { join } from 'node:path'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import { languages } from '../../words/language.ts'
import { emergency, helplineOf, telephone } from '../helplines.ts'
import type { Guide } from '../nearby.ts'
import { indexPlaces } from '../place-index.ts'
import { readPlaceFiles } from '../server/place-files.ts'
import { answerPlace } from './answer-place.ts'
import { HelpNearby } from './HelpNearby.tsx'
import { words } from './words.ts'

const { tables, contacts } = await readPlaceFiles(join(import.meta.dirname, '../../../content'))
const guide: Guide = { index: indexPlaces(tables), contacts }

const pageFor = (typed: string, language: (typeof languages)[number] = 'nl', from = guide) =>
  renderToString(
    <HelpNearby
      language={language}
      answer={answerPlace(from, typed)}
      typed={typed}
      here="/hulp"
      chat="/chat"
    />,
  )
const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')
const numbers = ['veilig-thuis', 'comensha', 'police'].map((id) => telephone(helplineOf(id)))

describe('the page', () => {
  test.each(languages)('has in %s a form, danger, the chat and help of every kind', (language) => {
    for (const typed of ['', 'Utrecht', 'Bergen', 'Amsterdm', 'Fryslân', '1012 AB', '%_\'"<b>']) {
      const html = pageFor(typed, language)
      expect(html).toContain('<form method="post" action="/hulp#antwoord" data-nearby')
      expect(html).toContain(`href="${telephone(emergency)}"`)
      expect(html).toContain('href="/chat"')
      for (const number of numbers) expect(html).toContain(`href="${number}"`)
      expect(html).not.toMatch(/ style=|<script|<b>"|undefined|\[object/)
    }
  })

  test('says whose the help is, and marks what nobody checked', () => {
    const text = textOf(pageFor('oosterbeek'))
    expect(text).toContain('Hulp in Oosterbeek')
    expect(text).toContain('Oosterbeek hoort bij de gemeente Renkum in Gelderland.')
    expect(text).toContain('AVIM, politie Oost-Nederland')
    expect(text).toContain('Veilig Thuis Gelderland-Midden')
    expect(text).toContain('concept')
    expect(text).toContain('Concept: dit hebben wij nog niet nagekeken.')
    expect(text).toContain('Een gesprek blijft staan in de lijst met oproepen van je telefoon.')
    expect(text).toContain('GeoNames (geonames.org), licentie CC BY 4.0')
  })

  test('says of a municipality that merged away where it belongs now', () => {
    expect(textOf(pageFor('Uden'))).toContain(
      'Uden hoort nu bij de gemeente Maashorst. Dat is zo sinds 2022.',
    )
  })

  test('asks which place is meant, with a button for each', () => {
    const html = pageFor('Bergen')
    expect(html).toContain('value="Bergen (0373)"')
    expect(html).toContain('value="Bergen (0893)"')
    expect(textOf(html)).toContain('Bergen (Noord-Holland)')
    expect(textOf(pageFor('Bergen (0893)'))).toContain('Bergen ligt in Limburg.')
    expect(pageFor('Bergen (0893)')).toContain('name="plaats" type="text" value="Bergen"')
    expect(textOf(pageFor('Nes'))).toContain('Nes (gemeente Ameland, Friesland)')
  })

  test('gives back what was typed as text and never more of it than a name is long', () => {
    expect(pageFor('"><img src=x>')).toContain('value="&quot;>&lt;img src=x>"')
    expect(pageFor('x'.repeat(10_000)).length).toBeLessThan(pageFor('').length + 500)
  })

  test('shows a site of the organisation’s own as a link that tells nothing of where she was', () => {
    const own = [
      {
        scope: 'municipality:0344',
        kind: 'youth_work' as const,
        name: 'Jongerenwerk <Zuid>',
        how: { kind: 'address' as const, href: 'https://example.org/a' },
        note: 'Loop binnen.',
        check: { source: 'example.org', verifiedOn: '2026-11-01' },
      },
    ]
    const html = pageFor('Utrecht', 'nl', { ...guide, contacts: own })
    expect(html).toContain('<a href="https://example.org/a" rel="noreferrer">')
    expect(html).toContain('Jongerenwerk &lt;Zuid>')
    // The other kinds fall back to the whole country.
    for (const number of numbers) expect(html).toContain(`href="${number}"`)
  })
})

test('the Dutch words are short: at most 15 words in a sentence, and 10 in the middle', () => {
  const say = words.nl
  const said = [
    say.lead,
    say.withoutPlace,
    say.isIn('Ede', 'Gelderland'),
    say.belongsTo('Ede', 'Ede', 'Gelderland'),
    say.belongsNow('Uden', 'Maashorst', 2022),
    say.which('Nes'),
    say.near,
    say.province('Zeeland'),
    say.postcode,
    say.unknown,
    say.tryLarger,
    say.otherSite,
    ...Object.values(say.kinds).flatMap(({ about }) => about),
  ]
  const lengths = said
    .flatMap((text) => text.split(/(?<=[.?])\s/))
    .map((sentence) => sentence.split(/\s+/).length)
  expect(Math.max(...lengths)).toBeLessThanOrEqual(15)
  expect(lengths.reduce((sum, each) => sum + each, 0) / lengths.length).toBeLessThanOrEqual(10)
})
