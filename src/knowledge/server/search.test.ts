import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import type { Language } from '../../words/language.ts'
import type { PublishedText } from '../portal.ts'
import { readView } from '../search/exchange.ts'
import { readStreetWords } from '../search/street-words.ts'
import { openSearch, type Search } from './search.ts'
import { frequentWords } from './search-count-store.ts'
import { indexPortal, indexStreetWords } from './search-index.ts'
import { answerSearchForm, searchRoutes } from './search-routes.ts'
import {
  dutchWords,
  portalOf,
  publishedText,
  shippedStreetWords,
  shippedTexts,
  testDay,
} from './search-testing.ts'

const database = await testDatabase()
const texts = shippedTexts()
let now = testDay
let portal = portalOf(texts)
const faults: unknown[] = []
const parts = {
  database,
  portal: () => portal,
  streetWords: shippedStreetWords(),
  isKnown: dutchWords(),
  clock: () => now,
  onFault: (error: unknown) => faults.push(error),
  patienceMs: 60_000,
}
const search: Search = openSearch(parts)
beforeAll(() => search.renew(portal))

const find = async (text: string, language: Language = 'nl') =>
  (await search.search({ text, language }, false)).results
const ids = async (text: string, language: Language = 'nl') =>
  (await find(text, language)).map(({ id }) => id)
const marked = (results: Awaited<ReturnType<typeof find>>) =>
  new Set(
    results.flatMap(({ title, text }) =>
      [...title, ...text].flatMap((part) => (part.hit ? [part.text.toLowerCase()] : [])),
    ),
  )

/** A page of the section `general` that says this. */
const page = (slug: string, title: string, body: string, version: number): PublishedText =>
  publishedText(
    { language: 'nl', section: 'general', slug },
    `---\nid: a-${slug}\ntitle: ${title}\nsummary: Kort.\n---\n\n${body}\n`,
    version,
  )

describe('what a young person types', () => {
  test.each([
    ['pinpas', 'j-7'],
    ['osso', 'j-2'],
    ['drop', 'j-2'],
    ['uithalen', 'j-2'],
    ['boete', 'j-4'],
  ])('%s leads to its topic first', async (word, id) => {
    expect((await ids(word))[0]).toBe(id)
  })

  test('a street word in a sentence still does', async () => {
    expect((await ids('ze willen dat ik iets in een osso bewaar'))[0]).toBe('j-2')
  })

  test('pages for youth come before others for a street word', async () => {
    const sections = (await find('boete')).map(({ section }) => section)
    const firstOther = sections.findIndex((one) => one !== 'youth' && one !== 'stories')
    expect(firstOther).toBeGreaterThan(1)
    expect(sections.slice(firstOther)).not.toContain('youth')
  })

  test('every shipped street word leads somewhere', async () => {
    const lost = []
    for (const { word } of parts.streetWords) if ((await ids(word)).length === 0) lost.push(word)
    expect(lost).toEqual([])
  })

  test('a word finds its other forms', async () => {
    expect(marked(await find('bedreigen'))).toContain('bedreigd')
    expect(marked(await find('boetes'))).toContain('boete')
    expect(marked(await find('klusje'))).toContain('klusjes')
    expect(marked(await find('advocaten'))).toContain('advocaat')
  })

  test('the beginning of a word is enough', async () => {
    expect((await ids('pinp'))[0]).toBe('j-7')
    expect(marked(await find('geldez'))).toContain('geldezel')
  })

  test('a typing error is read as the nearest word, and said', async () => {
    for (const typed of ['pinaps', 'pinpaz', 'pnipas']) {
      const { instead, results } = await search.search({ text: typed, language: 'nl' }, false)
      expect(instead).toEqual(['pinpas'])
      expect(results[0]?.id).toBe('j-7')
    }
    expect((await ids('osos'))[0]).toBe('j-2')
  })

  test('a word that is right is never read as another, whether we say something of it or not', async () => {
    for (const typed of ['koning', 'muziek', 'keuken', 'tafels', 'katten', 'brieven', 'paarden'])
      expect([
        typed,
        (await search.search({ text: typed, language: 'nl' }, false)).instead,
      ]).toEqual([typed, []])
  })

  test('two words that are one are read as one', async () => {
    expect(await ids('geld ezel')).toContain('a-geldezel')
    expect(marked(await find('geld ezel'))).toContain('geldezel')
  })

  test('words that stand everywhere tell something only when nothing else does', async () => {
    expect((await ids('wat nu'))[0]).toBe('j-7')
    expect(await ids('wat is een boete')).toEqual(await ids('boete'))
  })
})

describe('other languages', () => {
  test('Arabic finds its own pages, with and without article and vowel signs', async () => {
    expect((await find('غرامة', 'ar'))[0]).toMatchObject({ id: 'j-4', language: 'ar' })
    expect((await ids('الغَرَامات', 'ar'))[0]).toBe('j-4')
    expect(marked(await find('بنك', 'ar'))).toContain('البنك')
  })

  test('English finds its own pages by stem', async () => {
    expect((await find('threatening', 'en'))[0]).toMatchObject({ id: 'j-5', language: 'en' })
  })

  test('a Dutch word leads to the translation, then to Dutch pages marked as such', async () => {
    const found = await find('boete', 'en')
    expect(found[0]).toMatchObject({ id: 'j-4', language: 'en', address: '/en/j/4' })
    const languages = found.map(({ language }) => language)
    expect(languages.indexOf('nl')).toBeGreaterThan(0)
    expect(languages.slice(languages.indexOf('nl'))).not.toContain('en')
    expect(found.find(({ id }) => id === 'v-4')).toMatchObject({ address: '/en/v/4' })
  })
})

describe('the words of another language than the page', () => {
  test.each([
    ['threatened', 'nl', 'en'],
    ['they want my bank card', 'nl', 'en'],
    ['غرامة', 'nl', 'ar'],
    ['غرامة', 'en', 'ar'],
    ['threatened', 'ar', 'en'],
  ] as const)(
    '%s on the site in %s leads to pages in %s, at their own address',
    async (typed, site, other) => {
      const { results, instead } = await search.search({ text: typed, language: site }, false)
      expect(results[0]?.language).toBe(other)
      expect(results[0]?.address).toMatch(`/${other}/`)
      expect(instead).toEqual([])
    },
  )

  test('a word that Dutch has too stays Dutch', async () => {
    for (const typed of ['chat', 'bank', 'straf', 'politie', 'water'])
      expect(new Set((await find(typed)).map(({ language }) => language))).toEqual(new Set(['nl']))
  })
})

describe('what nobody should send', () => {
  test.each([
    ['nothing', ''],
    ['signs of SQL', '%_\'"'],
    ['signs of a tsquery', "a & | ! ( ) : * <-> 'b' \\"],
    ['control characters', '\0\u0001\u001b[31m'],
    ['emoji', '🚔🔫'],
    ['half an emoji', '\ud83d'],
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['ten thousand characters of words', 'drop uithalen '.repeat(715)],
    ['ten thousand quotes', "'".repeat(10_000)],
  ])('%s is no error', async (_, text) => {
    for (const language of ['nl', 'en', 'ar'] as const)
      expect((await search.search({ text, language }, true)).precise).toBe(true)
    const { view } = await answerSearchForm(search, { zoek: text }, 'nl')
    expect(view.results.every(({ address }) => address.startsWith('/'))).toBe(true)
  })

  test('only what is asked is read: a script in it stays text', async () => {
    const { text, view } = await answerSearchForm(search, { zoek: '<b>boete</b>' }, 'nl')
    expect(text).toBe('<b>boete</b>')
    expect(view.results[0]?.address).toBe('/j/4')
  })

  test('a body of another form is refused, not searched', async () => {
    const [route] = searchRoutes(search)
    const call = { params: {}, query: {}, caller: { kind: 'anyone' }, languages: [] } as const
    for (const body of [null, [], { text: 1, language: 'nl' }, { text: 'x', language: 'xx' }])
      expect(await route?.answer({ ...call, body })).toMatchObject({ word: 'malformed' })
    const answer = await route?.answer({ ...call, body: { text: 'boete', language: 'en' } })
    const view = answer?.kind === 'json' ? readView(answer.body) : null
    expect(view?.says).toMatch(/^\d+ pages found$/)
    expect(view?.results[0]?.address).toBe('/en/j/4')
  })
})

describe('the index', () => {
  test('rewrites only what changed, and forgets what went', async () => {
    expect(await indexPortal(database, portal)).toEqual({ added: 0, removed: 0 })
    const one = page('proef', 'Zandloperwoord', 'Hier staat een **kwispelwoord**.', 90_001)
    portal = portalOf([...texts, one])
    expect(await indexPortal(database, portal)).toEqual({ added: 1, removed: 0 })
    expect(await ids('kwispelwoorden')).toEqual(['a-proef'])
    portal = portalOf([...texts, page('proef', 'Zandloperwoord', 'Nu niet meer.', 90_002)])
    expect(await indexPortal(database, portal)).toEqual({ added: 1, removed: 1 })
    expect(await ids('kwispelwoord')).toEqual([])
    portal = portalOf(texts)
    expect(await indexPortal(database, portal)).toEqual({ added: 0, removed: 1 })
    expect(await ids('zandloperwoord')).toEqual([])
    const lexicon = "select word from knowledge.lexicon where word like '%loperwoord'"
    expect((await database.query({ name: 'test.lexicon', text: lexicon })).count).toBe(0)
  })

  test('a page that was withdrawn a moment ago is not shown, though the index still has it', async () => {
    expect((await ids('boete'))[0]).toBe('j-4')
    portal = portalOf(
      texts.map((one) => (one.text.head.id === 'j-4' ? { ...one, withdrawn: true } : one)),
    )
    expect(await ids('boete')).not.toContain('j-4')
    portal = portalOf(texts)
  })

  test('nodes that index at once leave it whole', async () => {
    await database.script('truncate knowledge.search_page; truncate knowledge.lexicon')
    const done = await Promise.all([
      indexPortal(database, portal),
      indexPortal(database, portal),
      indexStreetWords(database, parts.streetWords),
      indexPortal(database, portal),
    ])
    expect(done.filter((one) => one && one.added > 0)).toHaveLength(1)
    expect((await ids('pinpas'))[0]).toBe('j-7')
    expect((await ids('osso'))[0]).toBe('j-2')
  })

  test('a street word that an editor changed stays hers', async () => {
    await database.script(
      "update knowledge.street_word set topics = '{j-9}', own = true where word = 'osso'",
    )
    await indexStreetWords(database, parts.streetWords)
    expect((await ids('osso'))[0]).toBe('j-9')
    await database.script("update knowledge.street_word set own = false where word = 'osso'")
    await indexStreetWords(database, parts.streetWords)
    expect((await ids('osso'))[0]).toBe('j-2')
  })

  test('an update of street words takes those away that are no longer shipped', async () => {
    const [first] = readStreetWords('word,topics\nqvxkzw,j-2 j-3\nonzin\nleeg,\n')
    expect(first).toEqual({ word: 'qvxkzw', topics: ['j-2', 'j-3'] })
    await indexStreetWords(database, [...parts.streetWords, ...(first ? [first] : [])])
    expect(await ids('qvxkzw')).toEqual(['j-2', 'j-3'])
    await indexStreetWords(database, parts.streetWords)
    expect(await ids('qvxkzw')).toEqual([])
  })
})

describe('what is kept', () => {
  const ask = async (text: string, times: number) => {
    for (let at = 0; at < times; at++) await search.search({ text, language: 'nl' }, true)
  }
  const everyTable = async (): Promise<string> => {
    const { rows } = await database.query({
      name: 'test.tables',
      text: `select format('%I.%I', schemaname, tablename) as table from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema')`,
    })
    const all = rows.map((row, at) =>
      database.query({
        name: `test.table-${at}`,
        text: `select coalesce(string_agg(t::text, ' '), '') as said from ${row['table']} t`,
      }),
    )
    return (await Promise.all(all)).map((answer) => String(answer.rows[0]?.['said'])).join('\n')
  }

  test('a word that only a visitor knows stands in no table, however often it is searched', async () => {
    await ask('kanarienaam schulden', 60)
    await search.writeCounts()
    expect(await everyTable()).not.toContain('kanarie')
    expect(await frequentWords(database, '2026-11-22')).toContainEqual({
      language: 'nl',
      word: 'schulden',
      count: 60,
    })
  })

  test('a word of our own that is searched four times a day is never written down', async () => {
    await ask('advocaat', 4)
    await search.writeCounts()
    now += 86_400_000
    await ask('advocaat', 4)
    await search.writeCounts()
    now = testDay
    const words = (await frequentWords(database, '2026-01-01')).map(({ word }) => word)
    expect(words).not.toContain('advocaat')
  })

  test('what she is still typing is not counted', async () => {
    for (let at = 0; at < 10; at++) await find('politie')
    await search.writeCounts()
    const words = (await frequentWords(database, '2026-01-01')).map(({ word }) => word)
    expect(words).not.toContain('politie')
  })

  test('the database refuses a count below five', async () => {
    const row = "insert into knowledge.searched_word values ('2026-11-22', 'nl', 'geld', 4)"
    await expect(database.script(row)).rejects.toThrow(/not-allowed-value/)
  })

  test('at the close what may be written is, and after two years it goes', async () => {
    const other = openSearch(parts)
    await other.renew(portal)
    for (let at = 0; at < 5; at++) await other.search({ text: 'drop', language: 'nl' }, true)
    await other[Symbol.asyncDispose]()
    const words = async () => (await frequentWords(database, '2020-01-01')).map(({ word }) => word)
    expect(await words()).toContain('drop')
    now += 3 * 366 * 86_400_000
    await search.writeCounts()
    now = testDay
    expect(await words()).toEqual([])
  })
})

test('without a database search answers from memory, and the page says that it is less good', async () => {
  const gone: typeof database = { ...database, isUp: () => false }
  await using offline = openSearch({ ...parts, database: gone })
  await offline.renew(portal)
  const answer = await offline.search({ text: 'pinpas', language: 'nl' }, true)
  expect(answer.precise).toBe(false)
  expect(answer.results[0]).toMatchObject({ id: 'j-7', address: '/j/7' })
  expect((await offline.search({ text: 'osso', language: 'nl' }, true)).results[0]?.id).toBe('j-2')
  expect((await offline.search({ text: 'غرامة', language: 'ar' }, true)).results[0]?.id).toBe('j-4')
  expect((await offline.search({ text: '%_\'"', language: 'nl' }, true)).results).toEqual([])
  const { view } = await answerSearchForm(offline, { zoek: 'pinpas' }, 'nl')
  expect(view.notes).toEqual(['Zoeken werkt nu minder goed. Typ het woord precies.'])
  expect(faults).toEqual([])
})

test('before the index is made, and when too many search at once, nobody waits or goes without', async () => {
  await using fresh = openSearch(parts)
  expect(await fresh.search({ text: 'pinpas', language: 'nl' }, false)).toMatchObject({
    precise: false,
  })
  await fresh.renew(portal)
  const crowd = Array.from({ length: 100 }, () =>
    fresh.search({ text: 'pinpas', language: 'nl' }, false),
  )
  const answers = await Promise.all(crowd)
  expect(answers.every(({ results }) => results[0]?.id === 'j-7')).toBe(true)
  // Three at once, sixty in line.
  expect(answers.filter(({ precise }) => precise)).toHaveLength(63)
})

test('a database that says nothing is not waited for', async () => {
  const silent: typeof database = {
    ...database,
    query: (statement) =>
      statement.name.startsWith('knowledge.search-')
        ? new Promise(() => {})
        : database.query(statement),
  }
  await using waiting = openSearch({ ...parts, database: silent, patienceMs: 1 })
  await waiting.renew(portal)
  const answer = await waiting.search({ text: 'pinpas', language: 'nl' }, true)
  expect(answer.precise).toBe(false)
  expect(answer.results[0]?.id).toBe('j-7')
})
