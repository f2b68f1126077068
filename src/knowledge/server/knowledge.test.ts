import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { askAs } from '../../directory/server/ask-as.ts'
import type { Place } from '../page.ts'
import { pageFile } from '../page.ts'
import {
  type Change,
  dropDraft,
  moveDraft,
  movePage,
  publish,
  rollBack,
  saveDraft,
  withdraw,
} from './editing.ts'
import { folderOf } from './export.ts'
import { importFolder } from './import-folder.ts'
import { judge } from './judge.ts'
import type { Knowledge } from './knowledge.ts'
import { readFolder } from './load-content.ts'
import { testKnowledge } from './test-knowledge.ts'

const database = await testDatabase()
const contentRoot = resolve(import.meta.dirname, '../../../content')
const clock = { now: Date.parse('2026-11-22T12:00:00Z') }
let told = 0
let knowledge: Knowledge

const options = {
  clock: () => clock.now,
  nameOf: async (member: string) => `naam van ${member}`,
  otherAddresses: [
    '/',
    '/chat',
    '/hulp',
    '/zoek',
    '/privacy',
    '/wis-je-sporen',
    '/toegankelijkheid',
  ],
  changed: async () => {
    told++
  },
}
beforeAll(async () => {
  knowledge = await testKnowledge(database, options)
})
afterAll(() => knowledge[Symbol.asyncDispose]())

const bo = { account: 'a1', name: 'Bo' }
const kim = { account: 'a2', name: 'Kim' }
const at = (slug: string): Place => ({ language: 'nl', section: 'relatives', slug })
const change = (place: Place, who = bo): Change => ({ database, place, who, nowMs: clock.now })
const text = (slug: string, says: string) =>
  `---\nid: o-${slug}\ntitle: Over ${slug}\nsummary: Kort.\n---\n\n${says}\n`
const inReview = async (place: Place, says: string, who = bo) => {
  const saved = await saveDraft(change(place, who), text(place.slug, says), null)
  if (saved.kind !== 'saved') throw new Error('a first draft should be saved')
  await send(place, saved.revision)
  return saved.revision
}
async function send(place: Place, revision: number) {
  await moveDraft(change(place), 'review', revision)
}
const approve = (
  place: Place,
  revision: number,
  who = kim,
  when: Partial<{ from: number; until: number }> = {},
) =>
  publish(
    change(place, who),
    { revision, from: null, until: null, note: null, ...when },
    (tx, source) => judge(knowledge, tx, source, place),
  )
const says = (place: Place) => {
  const page = knowledge.portal().page(place)
  return page === null || page === 'withdrawn' ? page : JSON.stringify(page.text.blocks)
}

describe('an empty house', () => {
  test('gets every page that comes with the software, and what is exported is what was loaded', async () => {
    const folder = await readFolder(contentRoot)
    expect(folder.refused).toEqual([])
    expect(folder.pages.length).toBeGreaterThan(50)
    const files = new Map(
      (await folderOf(database, clock.now)).map(({ path, text }) => [path, text]),
    )
    for (const { place, source } of folder.pages) expect(files.get(pageFile(place))).toBe(source)
    expect(knowledge.portal().list('nl', 'youth').length).toBeGreaterThanOrEqual(14)
  })

  test('every page that ships may be published as it stands', async () => {
    const { pages } = await readFolder(contentRoot)
    const objections = await Promise.all(
      pages.map(async ({ place, source }) => [
        pageFile(place),
        await judge(knowledge, database, source, place),
      ]),
    )
    expect(objections.filter(([, found]) => found?.length)).toEqual([])
  })

  test('is loaded once', async () => {
    const before = await folderOf(database, clock.now)
    const again = await testKnowledge(database, options)
    await again[Symbol.asyncDispose]()
    expect(await folderOf(database, clock.now)).toEqual(before)
  })
})

describe('publishing', () => {
  test('takes a second person', async () => {
    const place = at('nieuw')
    const revision = await inReview(place, 'Een eerste tekst.')
    expect(await approve(place, revision, bo)).toMatchObject({ why: 'own-text' })
    expect(says(place)).toBe(null)
    expect(await approve(place, revision, kim)).toMatchObject({ kind: 'done' })
    await knowledge.refresh()
    expect(says(place)).toContain('Een eerste tekst.')
  })

  test('whoever has one word in a draft can not approve it', async () => {
    const place = at('samen')
    const first = await saveDraft(change(place, bo), text('samen', 'Van Bo.'), null)
    if (first.kind !== 'saved') throw new Error('should be saved')
    const second = await saveDraft(change(place, kim), text('samen', 'Van Kim.'), first.revision)
    if (second.kind !== 'saved') throw new Error('should be saved')
    await send(place, second.revision)
    expect(await approve(place, second.revision, bo)).toMatchObject({ why: 'own-text' })
    expect(await approve(place, second.revision, kim)).toMatchObject({ why: 'own-text' })
  })

  test('lets nobody approve what was not sent, or what changed since', async () => {
    const place = at('anders')
    const saved = await saveDraft(change(place), text('anders', 'A.'), null)
    expect(saved).toMatchObject({ revision: 1 })
    expect(await approve(place, 1)).toMatchObject({ why: 'not-in-review' })
    await send(place, 1)
    await saveDraft(change(place), text('anders', 'B.'), 1)
    expect(await approve(place, 1)).toMatchObject({ why: 'stale' })
    expect(await approve(place, 2)).toMatchObject({ why: 'not-in-review' })
  })

  test.each([
    ['Bel 0800-2000 nu.', 'typed-number'],
    ['Bel +31 6 1234 5678.', 'typed-number'],
    ['Dat staat in artikel 273f.', 'typed-law'],
    ['Lees [meer](/j/999).', 'broken-link'],
    ['Bel {tel:verzonnen}.', 'unknown-helpline'],
    ['::: feit verzonnen\n:::', 'unknown-fact'],
    ['::: zelftest verzonnen\n:::', 'unknown-test'],
    ['::: beeld verzonnen een foto\n:::', 'unknown-media'],
    ['::: film verzonnen een gesprek\n:::', 'no-captions'],
    ['<script>alert(1)</script>', 'problems'],
  ])('refuses %j as %s, and the draft stays', async (body, why) => {
    const place = at('fout')
    const revision = await inReview(place, body)
    const answer = await approve(place, revision)
    expect(answer).toMatchObject({ why: 'objections' })
    expect('objections' in answer && answer.objections?.map((one) => one.why)).toContain(why)
    await dropDraft(change(place), revision)
  })

  test('waits for its moment and ends at its end, while the old text stays till then', async () => {
    const place = at('later')
    await approve(place, await inReview(place, 'De oude tekst.'))
    const from = clock.now + 3_600_000
    const until = clock.now + 2 * 3_600_000
    await approve(place, await inReview(place, 'De nieuwe tekst.'), kim, { from, until })
    await knowledge.refresh()
    expect(says(place)).toContain('oude')
    clock.now = from
    expect(says(place)).toContain('nieuwe')
    clock.now = until
    expect(says(place)).toBe('withdrawn')
  })

  test('approves exactly what was looked at: a text that took its place is another one', async () => {
    const place = at('wissel')
    const seen = await inReview(place, 'De goede tekst.')
    await dropDraft(change(place), seen)
    const swapped = await inReview(place, 'De slechte tekst.')
    expect(swapped).toBeGreaterThan(seen)
    expect(await approve(place, seen)).toMatchObject({ why: 'stale' })
    expect(await saveDraft(change(place, kim), text('wissel', 'Van Kim.'), seen)).toMatchObject({
      kind: 'clash',
    })
  })

  test('a repair that is to come does not bring a withdrawn text back before', async () => {
    const place = at('gevaar')
    await approve(place, await inReview(place, 'Gevaarlijk.'))
    await withdraw(change(place))
    const from = clock.now + 3_600_000
    await approve(place, await inReview(place, 'Hersteld.'), kim, { from })
    await knowledge.refresh()
    expect(says(place)).toBe('withdrawn')
    clock.now = from
    expect(says(place)).toContain('Hersteld')
  })

  test('two at once are both there', async () => {
    const places = [at('samen-a'), at('samen-b'), at('samen-c')]
    const revisions = await Promise.all(places.map((place) => inReview(place, 'Tegelijk.')))
    await Promise.all(
      places.map(async (place, index) => {
        await approve(place, revisions[index] ?? 0)
        await knowledge.refresh()
      }),
    )
    await knowledge.refresh()
    for (const place of places) expect(says(place)).toContain('Tegelijk')
  })

  test('an end that has passed, and an id of another page, are refused', async () => {
    const place = at('einde')
    const revision = await inReview(place, 'Tekst.')
    const until = clock.now - 1
    expect(await approve(place, revision, kim, { until })).toMatchObject({ why: 'ended' })
    const twin = at('tweeling')
    const source = text('praten', 'Tekst.')
    const saved = await saveDraft(change(twin), source, null)
    await send(twin, saved.revision)
    const answer = await approve(twin, saved.revision)
    expect('objections' in answer && answer.objections?.map(({ why }) => why)).toContain('other-id')
  })

  test('asks for one connection, however many publish at once', async () => {
    const place = at('druk')
    const revision = await inReview(place, 'Tekst.')
    const answers = await Promise.all(Array.from({ length: 40 }, () => approve(place, revision)))
    expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(1)
  })

  test('who withdrew may undo it; another needs a colleague, and so does what is to come', async () => {
    const place = at('ongedaan')
    await approve(place, await inReview(place, 'Tekst.'))
    const version = Number(
      (
        await database.query({
          name: 'test.newest',
          text: 'select max(version) as v from knowledge.version',
        })
      ).rows[0]?.['v'],
    )
    await withdraw(change(place, bo))
    expect(await rollBack(change(place, kim), version)).toMatchObject({ why: 'withdrawn' })
    expect(await rollBack(change(place, bo), version)).toMatchObject({ kind: 'done' })
    const coming = await inReview(place, 'Voor volgende maand.')
    const from = clock.now + 30 * 86_400_000
    const answer = await approve(place, coming, kim, { from })
    const later = 'version' in answer ? (answer.version ?? 0) : 0
    expect(await rollBack(change(place, bo), later)).toMatchObject({ why: 'not-shown-now' })
  })

  test('what waits for approval is looked at again after a step back', async () => {
    const place = at('opnieuw')
    const first = await approve(place, await inReview(place, 'Eerst.'))
    await approve(place, await inReview(place, 'Toen.'))
    const waiting = await inReview(place, 'Nieuw voorstel.')
    await rollBack(change(place), 'version' in first ? (first.version ?? 0) : 0)
    expect(await approve(place, waiting)).toMatchObject({ why: 'not-in-review' })
  })

  test('rolls back in one step, withdraws in one step', async () => {
    const place = at('terug')
    await approve(place, await inReview(place, 'Goed.'))
    const good = (
      await database.query({
        name: 'test.newest',
        text: 'select max(version) as v from knowledge.version',
      })
    ).rows[0]?.['v']
    await approve(place, await inReview(place, 'Vandalisme.'))
    await knowledge.refresh()
    expect(says(place)).toContain('Vandalisme')
    expect(await rollBack(change(place), Number(good))).toMatchObject({ kind: 'done' })
    await knowledge.refresh()
    expect(says(place)).toContain('Goed')
    await withdraw(change(place))
    await knowledge.refresh()
    expect(says(place)).toBe('withdrawn')
  })

  test('a legal page whose review day has passed withdraws by itself', async () => {
    const place = at('wet')
    const source = text('wet', 'Tekst.').replace(
      '---\n\n',
      'legal: yes\nreview: 2026-12-01\n---\n\n',
    )
    const saved = await saveDraft(change(place), source, null)
    await send(place, saved.revision)
    await approve(place, saved.revision)
    await knowledge.refresh()
    expect(says(place)).toContain('Tekst')
    const now = clock.now
    clock.now = Date.parse('2026-12-02T00:00:00Z')
    expect(says(place)).toBe('withdrawn')
    clock.now = now
  })
})

describe('two editors on one page', () => {
  const lines = ['Een.', 'Twee.', 'Drie.', 'Vier.', 'Vijf.']
  const body = (change: Record<number, string>) =>
    text('twee', lines.map((line, index) => change[index] ?? line).join('\n\n'))

  test('what they change apart stands together', async () => {
    const place = at('twee')
    await saveDraft(change(place, bo), body({}), null)
    expect(await saveDraft(change(place, bo), body({ 0: 'Bo was hier.' }), 1)).toMatchObject({
      revision: 2,
    })
    const saved = await saveDraft(change(place, kim), body({ 4: 'Kim ook.' }), 1)
    expect(saved).toMatchObject({ kind: 'saved', merged: true, revision: 3 })
    expect(saved.kind === 'saved' && saved.source).toContain('Bo was hier.')
    expect(saved.kind === 'saved' && saved.source).toContain('Kim ook.')
  })

  test('the same line twice is a clash: nothing is written and both texts are there', async () => {
    const place = at('botsing')
    const own = (says: string) => text('botsing', says)
    await saveDraft(change(place, bo), own('Nul.'), null)
    await saveDraft(change(place, bo), own('Van Bo.'), 1)
    expect(await saveDraft(change(place, kim), own('Van Kim.'), 1)).toEqual({
      kind: 'clash',
      theirs: own('Van Bo.'),
      revision: 2,
      by: ['Bo'],
    })
  })
})

describe('moving', () => {
  test('leaves a redirect, also after moving on and back, and never a circle', async () => {
    const place = at('hier')
    await approve(place, await inReview(place, 'Tekst.'))
    expect(await movePage(change(place), 'daar')).toMatchObject({ kind: 'done' })
    expect(await movePage(change(at('daar')), 'ginds')).toMatchObject({ kind: 'done' })
    await knowledge.refresh()
    expect(knowledge.portal().movedTo('/ouders/hier')).toBe('/ouders/ginds')
    expect(knowledge.portal().movedTo('/ouders/daar')).toBe('/ouders/ginds')
    expect(await movePage(change(at('ginds')), 'hier')).toMatchObject({ kind: 'done' })
    await knowledge.refresh()
    expect(knowledge.portal().movedTo('/ouders/hier')).toBe(null)
    expect(knowledge.portal().movedTo('/ouders/ginds')).toBe('/ouders/hier')
    expect(says(at('hier'))).toContain('Tekst')
    expect(await movePage(change(at('hier')), 'hier')).toMatchObject({ why: 'circle' })
    expect(await movePage(change(at('hier')), 'praten')).toMatchObject({ why: 'exists' })
    expect(await movePage(change(at('hier')), 'Te Gek')).toMatchObject({ why: 'bad-slug' })
  })

  test('never gives an address to another page, and leaves those alone that are printed', async () => {
    const [one, two] = [at('een-adres'), at('twee-adres')]
    await approve(one, await inReview(one, 'Een.'))
    await approve(two, await inReview(two, 'Twee.'))
    await movePage(change(one), 'drie-adres')
    expect(await movePage(change(two), 'een-adres')).toMatchObject({ why: 'exists' })
    for (const section of ['youth', 'stories', 'general', 'tests'] as const) {
      const place: Place = { language: 'nl', section, slug: section === 'youth' ? '3' : 'geldezel' }
      expect(await movePage(change(place), '99')).toMatchObject({ why: 'fixed-address' })
    }
    const api: Place = { language: 'nl', section: 'general', slug: 'zoek' }
    const source = text('zoek', 'Tekst.').replace('o-zoek', 'a-zoek')
    const saved = await saveDraft(change(api), source, null)
    await send(api, saved.revision)
    const answer = await approve(api, saved.revision)
    expect('objections' in answer && answer.objections?.map(({ why }) => why)).toContain('bad-slug')
  })
})

describe('facts', () => {
  const path = '/api/v1/knowledge/facts/:language'
  const params = { language: 'nl', id: 'vt-always' }
  const ask = (verb: string, body: unknown, account: string) =>
    askAs(knowledge.routes, `${path}/:id/${verb}`, { account }, { params, body })
  const entry =
    '## vt-always\nkind: practice\ntext: Altijd open.\nsource: veiligthuis.nl | 2026-11-20\n'

  const revisionOf = async (answer: Promise<unknown>) =>
    ((await answer) as { revision: number }).revision

  test('change when a second person confirmed them', async () => {
    const revision = await revisionOf(ask('propose', { source: entry }, 'a1'))
    await knowledge.refresh()
    expect(knowledge.portal().fact('vt-always', 'nl')?.text).not.toBe('Altijd open.')
    expect(await ask('confirm', { revision }, 'a1')).toMatchObject({ word: 'not-allowed' })
    expect(await ask('confirm', { revision: 700 }, 'a2')).toMatchObject({ word: 'taken' })
    const before = told
    expect(await ask('confirm', { revision }, 'a2')).toEqual({})
    expect(knowledge.portal().fact('vt-always', 'nl')?.text).toBe('Altijd open.')
    expect(told).toBe(before + 1)
  })

  test('stay as they are when a second person refuses, or the first takes it back', async () => {
    const other = { source: entry.replace('Altijd open.', 'Nooit open.') }
    const first = await revisionOf(ask('propose', other, 'a1'))
    expect(await ask('propose', { source: entry }, 'a2')).toMatchObject({
      detail: { why: 'waits' },
    })
    expect(await ask('refuse', { revision: first, why: 'Dit klopt niet.' }, 'a2')).toEqual({})
    expect(await ask('confirm', { revision: first }, 'a2')).toMatchObject({ word: 'unknown' })
    const second = await revisionOf(ask('propose', other, 'a1'))
    expect(await ask('withdraw', { revision: second }, 'a2')).toMatchObject({ word: 'not-allowed' })
    expect(await ask('withdraw', { revision: second }, 'a1')).toEqual({})
    expect(await ask('confirm', { revision: second }, 'a2')).toMatchObject({ word: 'unknown' })
    expect(knowledge.portal().fact('vt-always', 'nl')?.text).toBe('Altijd open.')
  })
})

test('an imported folder publishes nothing: what differs waits for a person', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keerpunt-portal-'))
  for (const { path, text } of await folderOf(database, clock.now)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  const changed = join(folder, 'nl/relatives/praten.md')
  await writeFile(
    changed,
    (await readFile(changed, 'utf8')).replace('\n---\n', '\n---\n\nNieuw.\n'),
  )
  const { toReview, same } = await importFolder(
    database,
    await readFolder(folder),
    'import',
    clock.now,
  )
  expect(toReview).toEqual(['nl/relatives/praten'])
  expect(same).toBeGreaterThan(50)
  await knowledge.refresh()
  expect(says(at('praten'))).not.toContain('Nieuw.')
  await rm(folder, { recursive: true })
})

test('another node sees a change by itself', async () => {
  const other = await testKnowledge(database, options)
  const place = at('elders')
  await approve(place, await inReview(place, 'Gezien.'))
  const deadline = Date.now() + 20_000
  while (other.portal().page(place) === null && Date.now() < deadline)
    await new Promise(setImmediate)
  expect(other.portal().page(place)).not.toBe(null)
  await other[Symbol.asyncDispose]()
})

test('a finished self-test is one more on its day, and nothing beside it; a flood is not counted', async () => {
  const route = knowledge.routes.find(({ path }) => path === '/api/v1/knowledge/counts')
  const count = (test: string) =>
    route?.answer({
      params: {},
      query: {},
      body: { test },
      caller: { kind: 'anyone' },
      languages: [],
    })
  expect(await count('geldezel')).toEqual({ kind: 'nothing' })
  expect(await count('verzonnen')).toMatchObject({ word: 'unknown' })
  for (let at = 0; at < 100; at++) await count('geldezel')
  expect(await count('geldezel')).toMatchObject({ word: 'too-many' })
  const { rows } = await database.query({
    name: 'test.counted',
    text: 'select * from knowledge.counted',
  })
  expect(rows).toEqual([{ day: '2026-11-22', kind: 'test geldezel', count: 60 }])
})
