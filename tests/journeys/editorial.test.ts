import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { redactionWords as say } from '../../src/knowledge/desk-words.ts'
import { editorWords } from '../../src/knowledge/panes/editor/words.ts'
import { proposalWords } from '../../src/knowledge/proposal-words.ts'
import { axeFaults } from '../support/axe.ts'
import {
  givePasskeys,
  laptop,
  openBrowser,
  watchComplaints,
  watchStrangers,
} from '../support/browser.ts'
import { cursorStays, type EditorPage, enrolEditor } from '../support/editor-page.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'

let house: House
let browser: Browser
let bo: EditorPage
let kim: EditorPage
const complaints: string[] = []
const contexts: BrowserContext[] = []

beforeAll(async () => {
  ;[house, browser] = await Promise.all([openHouse(), openBrowser()])
  const [first = '', second = ''] = house.addresses['editor'] ?? []
  ;[bo, kim] = await Promise.all([enrol(first), enrol(second, { bypassCSP: true })])
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
})

/** more: axe can only look into a page without its policy. */
async function enrol(link: string, more: BrowserContextOptions = {}): Promise<EditorPage> {
  const context = await browser.newContext({ ...laptop, ...more })
  contexts.push(context)
  const strangers = await watchStrangers(context, house.origin, 'about:blank')
  context.on('page', (page) => {
    const heard = watchComplaints(page)
    // A refusal is an answer, and one test cuts the line; Chromium writes both down as errors all the same.
    const isAnswer = (said: string) =>
      /status of (401|403|404|409)|ERR_INTERNET_DISCONNECTED/.test(said)
    page.on('close', () =>
      complaints.push(...strangers, ...heard.filter((said) => !isAnswer(said))),
    )
  })
  return enrolEditor(context, link)
}

/** What readers get. */
async function read(path: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(house.origin + path, { redirect: 'manual' })
  return { status: answer.status, text: await answer.text() }
}

describe('a page', () => {
  const place = 'nl/relatives/praten'
  const path = '/ouders/praten'
  const line = 'Vraag eerst hoe het met haar gaat.'

  test('is written by one, refused to herself, and published by another; readers see it', async () => {
    await bo.open(place)
    await bo.atEnd()
    await bo.page.keyboard.type(line)
    await bo.saved()
    expect((await read(path)).text).not.toContain(line)
    await bo.press(say.send)
    await bo.told(say.sent)
    await bo.page.getByText(say.waits).waitFor()
    // The button is not there for her, and the house refuses her too.
    expect(await bo.page.getByRole('button', { name: say.approve }).count()).toBe(0)
    const own = await bo.page.evaluate(publishByHand, place)
    expect(own).toEqual({ status: 403, why: 'own-text' })

    await kim.open(place)
    await kim.page.locator('.change.new', { hasText: line }).waitFor()
    await kim.press(say.approve)
    await kim.page.getByLabel(say.note).fill('Een zin erbij')
    await kim.press(say.approveDo)
    await kim.told(say.published)
    expect((await read(path)).text).toContain(line)
  })

  test('goes back to an earlier version in one step, and that can be undone', async () => {
    await kim.tab('versions')
    await kim.page.getByText('Een zin erbij').waitFor()
    await kim.press(say.rollBack)
    await kim.told(/Versie \d+ staat weer online/)
    expect((await read(path)).text).not.toContain(line)
    await kim.press(say.undo)
    await kim.told(say.backOnline)
    expect((await read(path)).text).toContain(line)
  })
})

describe('two editors on one page', () => {
  const place = 'nl/relatives/niet-doen'

  test('keep what each of them changed apart', async () => {
    await Promise.all([bo.open(place), kim.open(place)])
    await bo.tab('head')
    await bo.page.getByLabel(say.head.title, { exact: true }).fill('Wat kun je beter laten?')
    await bo.saved()
    await kim.atEnd()
    await kim.page.keyboard.type('Kim schrijft hier een slot.')
    await kim.saved()
    await kim.page.getByText(say.mergedIn).waitFor()
    await kim.page.locator('.page-bar h2').getByText('Wat kun je beter laten?').waitFor()
    expect(await kim.text.textContent()).toContain('Kim schrijft hier een slot.')
  })

  test('who changed one line choose, and nothing of either is lost', async () => {
    await kim.open('nl/relatives/school')
    await bo.open('nl/relatives/school')
    for (const [editor, words] of [
      [bo, 'Bo schrijft dit.'],
      [kim, 'Kim schrijft dat.'],
    ] as const) {
      await editor.text.focus()
      await editor.page.keyboard.press('Control+Home')
      await editor.page.keyboard.type(`${words} `)
    }
    const clash = (editor: EditorPage) => editor.page.getByRole('heading', { name: say.clashTitle })
    const late = await Promise.any(
      [bo, kim].map((one) =>
        clash(one)
          .waitFor()
          .then(() => one),
      ),
    )
    await late.page.locator('.beside').getByText('Bo schrijft dit.').first().waitFor()
    await late.page.locator('.beside').getByText('Kim schrijft dat.').first().waitFor()
    const together = late.page.getByRole('textbox', { name: say.together })
    const mine = await together.inputValue()
    await together.fill(
      mine.replace(/(Bo schrijft dit|Kim schrijft dat)\. /, 'Bo schrijft dit. Kim schrijft dat. '),
    )
    await late.press(say.keepTogether)
    await late.saved()
    expect(await late.text.textContent()).toContain('Bo schrijft dit. Kim schrijft dat. ')
  })
})

describe('what is pasted', () => {
  test('from Word becomes our blocks, with every word and nothing that runs', async () => {
    await bo.open('nl/relatives/signalen')
    await bo.atEnd()
    await paste(bo, wordLetter)
    await bo.saved()
    const shown = await bo.text.innerHTML()
    for (const words of wordWords) expect(await bo.text.textContent()).toContain(words)
    expect(shown).not.toMatch(/Mso|style=|font-family|onerror|<script/i)
    expect(await bo.text.locator('h2', { hasText: 'Praten met je kind' }).count()).toBe(1)
    expect(await bo.text.locator('li', { hasText: 'Blijf rustig' }).count()).toBe(1)
    expect(await bo.page.evaluate(() => 'ran' in globalThis)).toBe(false)
  })
})

describe('a number that is typed', () => {
  test('is named while she writes, and the house refuses it', async () => {
    await bo.open('nl/relatives/lotgenoten')
    await bo.atEnd()
    await bo.page.keyboard.type('Bel ons op 0800-1234567.')
    await bo.saved()
    await bo.tab('head')
    await bo.page.getByText(say.objection['typed-number']('0800-1234567')).waitFor()
    await bo.press(say.send)
    await bo.told(say.sent)
    await kim.open('nl/relatives/lotgenoten')
    await kim.press(say.approve)
    await kim.press(say.approveDo)
    await kim.told(/0800-1234567/)
    expect((await read('/ouders/lotgenoten')).text).not.toContain('0800-1234567')
  })
})

describe('a translation', () => {
  test('is marked when the Dutch text changes, shows what changed, and is brought up to date', async () => {
    const words = 'Deze zin is nieuw in het Nederlands.'
    // Authors may have changed the Dutch text of today after it was translated.
    await bo.open('en/youth/5')
    const mark = bo.page.getByText(say.of.current).or(bo.page.getByText(say.of.outdated))
    if ((await mark.textContent()) !== say.of.current) {
      await bo.press(say.of.update)
      await bo.saved()
      await publish(bo, kim, 'en/youth/5')
    }
    await bo.open('nl/youth/5')
    await bo.atEnd()
    await bo.page.keyboard.type(words)
    await bo.saved()
    await publish(bo, kim, 'nl/youth/5')
    await bo.page.reload()
    await bo.open('en/youth/5')
    await bo.page.getByText(say.of.outdated).waitFor()
    await bo.page.locator('.dutch-column .change.new', { hasText: words }).waitFor()
    await bo.press(say.of.update)
    await bo.page.getByText(say.of.current).waitFor()
    await bo.saved()
    await publish(bo, kim, 'en/youth/5')
    expect((await read('/en/j/5')).text).not.toContain('Dutch text has changed')
  })
})

describe('bad input', () => {
  test('a new page on an address that is taken is refused in words', async () => {
    await toPages(bo)
    await bo.press(say.newPage)
    const dialog = bo.page.getByRole('dialog')
    await dialog.getByLabel(say.newTitle).fill('Nog een keer praten')
    await dialog.getByLabel(say.newSlug).fill('praten')
    await dialog.getByRole('button', { name: say.newMake }).click()
    await dialog.getByText(say.newTaken).waitFor()
    await dialog.getByLabel(say.newSlug).fill('Geen Adres!')
    await dialog.getByRole('button', { name: say.newMake }).click()
    await dialog.getByText(say.newBadSlug).waitFor()
    await dialog.getByLabel(say.newSlug).fill('nog-een-keer')
    await dialog.getByRole('button', { name: say.newMake }).click()
    await bo.page.locator('.page-bar h2').getByText('Nog een keer praten').waitFor()
  })

  test('a page that moves leaves its way, comes back, and never goes round in a circle', async () => {
    const [here, there] = ['/ouders/vragen', '/ouders/vragen-en-antwoorden']
    const leads = async (path: string) =>
      (await fetch(house.origin + path, { redirect: 'manual' })).headers.get('location')
    const dialog = kim.page.getByRole('dialog')
    const move = async (slug: string) => {
      await kim.more(say.move)
      await dialog.getByLabel(say.newSlug).fill(slug)
      await dialog.getByRole('button', { name: say.moveDo }).click()
    }
    const isAt = (path: string) =>
      kim.page.locator('.what .address').getByText(path, { exact: true }).waitFor()
    await kim.open('nl/relatives/vragen')
    await move('vragen-en-antwoorden')
    await isAt(there)
    expect(await leads(here)).toContain(there)
    await move('vragen-en-antwoorden')
    await dialog.getByText(say.why['circle'] ?? '').waitFor()
    await dialog.getByLabel(say.newSlug).fill('praten')
    await dialog.getByRole('button', { name: say.moveDo }).click()
    await dialog.getByText(say.exists).waitFor()
    await dialog.getByLabel(say.newSlug).fill('vragen')
    await dialog.getByRole('button', { name: say.moveDo }).click()
    await isAt(here)
    expect([await leads(there), await leads(here)]).toEqual([expect.stringContaining(here), null])
  })

  test('a picture of more than 10 MB comes in small, with words for who does not see it, or not at all', async () => {
    await bo.page.getByRole('link', { name: say.media, exact: true }).click()
    const folder = await mkdtemp(join(tmpdir(), 'keerpunt-picture-'))
    const [large, none] = [join(folder, 'kamer.bmp'), join(folder, 'geen-foto.jpg')]
    await Promise.all([writeFile(large, drawLarge()), writeFile(none, randomBytes(12_000_000))])
    expect((await stat(large)).size).toBeGreaterThan(10_000_000)
    const input = bo.page.getByLabel(say.mediaChoose)
    await input.setInputFiles(large)
    await bo.press(say.mediaUpload)
    await bo.page.getByText(say.mediaNoAlt).waitFor()
    await bo.page.getByLabel(say.mediaAlt).fill('Een lege kamer met een bed')
    await bo.press(say.mediaUpload)
    await bo.told(say.mediaDone)
    const image = bo.page.locator('.library img').first()
    await image.waitFor()
    const { length, kind, open } = await image.evaluate(async (shown) => {
      const address = (shown as HTMLImageElement).src
      const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer())
      const open = await fetch(address.replace('/api/v1/knowledge', ''))
      return {
        length: bytes.length,
        kind: String.fromCharCode(...bytes.subarray(0, 12)),
        open: open.status,
      }
    })
    expect(length).toBeLessThan(2_000_000)
    expect(kind).toMatch(/^RIFF....WEBP/s)
    // Readers see it when two persons let a page through on which it stands.
    expect(open).toBe(404)
    await input.setInputFiles(none)
    await bo.page.getByLabel(say.mediaAlt).fill('niets')
    await bo.press(say.mediaUpload)
    await bo.page.getByText(say.mediaNotImage).waitFor()
    await rm(folder, { recursive: true })
  })
})

describe('a broken line', () => {
  test('loses no word: it is told, kept, and saved when the line is back', async () => {
    await bo.open('nl/professionals/lvb')
    const context = bo.page.context()
    await context.setOffline(true)
    await bo.atEnd()
    await bo.page.keyboard.type('Geschreven zonder lijn.')
    await bo.page.locator('.page-bar .saved.offline').waitFor()
    const warned = bo.page.waitForEvent('dialog')
    // Asked by the page itself: a reload that is called off would be awaited until it times out.
    await bo.page.evaluate(() => void setTimeout(() => location.reload()))
    const dialog = await warned
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    expect(await bo.text.textContent()).toContain('Geschreven zonder lijn.')
    await context.setOffline(false)
    await bo.saved()
    await bo.page.reload()
    await bo.text.getByText('Geschreven zonder lijn.').waitFor()
    await bo.more(say.drop)
    await bo.told(say.dropped)
    await bo.press(say.undo)
    await bo.text.getByText('Geschreven zonder lijn.').waitFor()
  })
})

describe('what a second person does', () => {
  test('can be sending it back with a reason, which the writer reads', async () => {
    await bo.open('nl/professionals/meldcode')
    await bo.atEnd()
    await bo.page.keyboard.type('Vijf stappen, en dan bel je.')
    await bo.saved()
    await bo.press(say.send)
    await bo.told(say.sent)
    await kim.open('nl/professionals/meldcode')
    await kim.press(say.refuse)
    const dialog = kim.page.getByRole('dialog')
    await dialog.getByLabel(say.refuseSays).fill('Wie bel je dan?')
    await dialog.getByRole('button', { name: say.refuseDo }).click()
    await kim.told(say.refused)
    await bo.page.reload()
    await bo.text.waitFor()
    await bo.tab('talk')
    await bo.page.locator('.talk-list').getByText('Wie bel je dan?').waitFor()
    expect(await bo.text.getAttribute('contenteditable')).toBe('true')
  })

  test('can be letting it through for later: readers do not see it before', async () => {
    await bo.press(say.send)
    await bo.told(say.sent)
    await kim.page.reload()
    await kim.press(say.approve)
    const dialog = kim.page.getByRole('dialog')
    await dialog.getByLabel(say.later).check()
    await dialog.getByLabel(say.laterWhen).fill('2090-01-01T09:00')
    await dialog.getByRole('button', { name: say.approveDo }).click()
    await kim.told(/Gepland/)
    expect((await read('/professionals/meldcode')).text).not.toContain('en dan bel je')
    await toPages(kim)
    await kim.page.getByLabel(say.stateLabel).selectOption('scheduled')
    await kim.page.getByRole('row', { name: /meldcode/i }).waitFor()
  })

  test('is confirming a fact: then it stands on every page that names it', async () => {
    const text = 'Praat eerst met een advocaat. Dat is je recht.'
    await bo.page.getByRole('link', { name: say.facts, exact: true }).click()
    await editFact(bo, 'lawyer-first')
    const dialog = bo.page.getByRole('dialog')
    await dialog.getByLabel(say.factText).fill(text)
    await dialog.getByRole('button', { name: say.factPropose }).click()
    await bo.told(say.factProposed)
    await kim.page.getByRole('link', { name: say.facts, exact: true }).click()
    await kim.page.locator('.proposed').getByText(proposalWords.confirm, { exact: true }).click()
    await kim.told(say.factConfirmed)
    expect((await read('/j/14')).text + (await read('/j/3')).text).toContain(text)
  })
})

test('a picture from the library stands in the text and on the phone beside it', async () => {
  await bo.open('nl/professionals/lespakket')
  await bo.atEnd()
  await bo.press(`${editorWords.insert} ▾`)
  await bo.press(`${editorWords.media.beeld} of film`)
  await bo.press(say.mediaInsert)
  await bo.text.locator('figure img').waitFor()
  await bo.saved()
  const phone = bo.page.frameLocator('.preview-column iframe')
  const wide = await phone
    .locator('img[alt="Een lege kamer met een bed"]')
    .evaluate(async (shown) => {
      const image = shown as HTMLImageElement
      image.loading = 'eager'
      await image.decode()
      return image.naturalWidth
    })
  expect(wide).toBe(1_600)
})

test('a picture that stands on no page can be thrown away', async () => {
  await kim.page.getByRole('link', { name: say.media, exact: true }).click()
  await kim.press(`${say.mediaDelete} kamer.bmp`)
  await kim.page.getByText(say.mediaDeleteHow('kamer.bmp')).waitFor()
  await kim.page.getByRole('dialog').getByRole('button', { name: say.mediaDelete }).click()
  await kim.told(say.mediaDeleted)
  await kim.page.getByText(say.mediaNone).waitFor()
})

test('everything can be taken home as a folder of Markdown', async () => {
  const [download] = await Promise.all([
    bo.page.waitForEvent('download'),
    bo.page.getByRole('link', { name: say.export }).click(),
  ])
  const bytes = await readFile(await download.path())
  expect(bytes.toString('latin1')).toContain('nl/youth/3.md')
})

describe('the door', () => {
  test('sends who is not signed in to the desk, and who has other work back there', async () => {
    const context = await browser.newContext(laptop)
    const page = await context.newPage()
    await page.goto(`${house.origin}/desk/redactie`)
    await page.waitForURL('**/desk')
    const [link = ''] = house.addresses['counsellor'] ?? []
    // A page of its own: from the desk itself the link differs by its fragment only, which loads nothing.
    const other = await context.newPage()
    await givePasskeys(other)
    await other.goto(link)
    await other.getByRole('button', { name: 'Maak een passkey' }).click()
    await other.getByRole('heading', { name: 'Wachtrij' }).waitFor()
    await other.goto(`${house.origin}/desk/redactie`)
    await other.getByText(say.other).waitFor()
    await context.close()
  })
})

describe('vandalism', () => {
  test('by one person reaches no reader, and what two let through is gone in one step', async () => {
    const path = '/ouders/bedreiging'
    const before = (await read(path)).text
    await bo.open('nl/relatives/bedreiging')
    await bo.press(say.markdown)
    const source = bo.page.getByRole('textbox', { name: say.asMarkdown })
    const text = await source.inputValue()
    const bad = `${text}\n<script>alert(1)</script>\n\n[klik](javascript:alert(1)) Onzin van een vandaal.\n`
    await source.fill(bad)
    await bo.saved()
    await bo.press(say.send)
    await bo.told(say.sent)
    // With only one of them nothing goes, and with two nothing that runs.
    expect(await bo.page.evaluate(publishByHand, 'nl/relatives/bedreiging')).toMatchObject({
      status: 403,
    })
    await kim.open('nl/relatives/bedreiging')
    await kim.press(say.approve)
    await kim.press(say.approveDo)
    await kim.told(/./)
    expect(plainOf((await read(path)).text)).toBe(plainOf(before))
    await kim.press(say.changeIt)
    await kim.told(say.calledBack)
    await kim.press(say.markdown)
    await kim.page
      .getByRole('textbox', { name: say.asMarkdown })
      .fill(`${text}\nOnzin van een vandaal.\n`)
    await kim.saved()
    await kim.press(say.send)
    await kim.told(say.sent)
    // Both wrote it: neither of them may let it through.
    await bo.page.reload()
    await bo.page.getByText(say.waits).waitFor()
    expect((await read(path)).text).not.toContain('vandaal')
  })

  test('a fact is changed by two', async () => {
    await bo.page.getByRole('link', { name: say.facts, exact: true }).click()
    await editFact(bo, 'lawyer-first')
    const dialog = bo.page.getByRole('dialog')
    await dialog.getByLabel(say.factText).fill('Praat nooit met een advocaat.')
    await dialog.getByRole('button', { name: say.factPropose }).click()
    await bo.told(say.factProposed)
    await bo.page.getByText(proposalWords.own).waitFor()
    const own = await bo.page.evaluate(async () => {
      const root = '/api/v1/knowledge/facts/nl'
      const facts = (await (await fetch(root)).json()) as {
        id: string
        proposal: { revision: number } | null
      }[]
      const revision = facts.find(({ id }) => id === 'lawyer-first')?.proposal?.revision
      const answer = await fetch(`${root}/lawyer-first/confirm`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ revision }),
      })
      return answer.status
    })
    expect(own).toBe(403)
    const pages = await Promise.all(['/j/3', '/j/14', '/ouders/politie-en-advocaat'].map(read))
    for (const { text } of pages) expect(text).not.toContain('Praat nooit met een advocaat')
  })
})

test('an expert by experience reads and comments, and has nothing to publish with', async () => {
  const [link = ''] = house.addresses['experience_expert'] ?? []
  const jay = await enrol(link)
  await jay.page.getByRole('table').waitFor()
  expect(await jay.page.getByRole('button', { name: say.newPage }).count()).toBe(0)
  await jay.open('nl/stories/1')
  await jay.tab('talk')
  await jay.page.getByLabel(say.talkSay).fill('Zo voelde het echt.')
  await jay.press(say.talkDo)
  await jay.page.locator('.talk-list').getByText('Zo voelde het echt.').waitFor()
  expect(await jay.text.getAttribute('contenteditable')).toBe('false')
  for (const name of [say.send, say.approve])
    expect(await jay.page.getByRole('button', { name }).count()).toBe(0)
  const status = await jay.page.evaluate(async () => {
    const path = '/api/v1/knowledge/pages/nl/stories/1/withdraw'
    return (await fetch(path, { method: 'POST' })).status
  })
  expect(status).toBe(403)

  // The editors have it among what is to be done, until one of them answers or settles it.
  const task = kim.page.locator('.tasks section', { hasText: say.task.answer })
  await toPages(kim)
  await task.getByRole('link').click()
  await kim.tab('talk')
  await kim.page.getByText(say.talkWaits).waitFor()
  await kim.press(say.talkSettle)
  await kim.told(say.talkSettled)
  await toPages(kim)
  expect(await task.count()).toBe(0)
})

test('everything goes by keyboard alone', async () => {
  await toPages(kim)
  const { keyboard } = kim.page
  await keyboard.press('/')
  await keyboard.type('zorg voor jezelf')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await kim.page.locator('.page-bar .address').getByText('/ouders/zorg-voor-jezelf').waitFor()
  await kim.text.waitFor()
  await tabTo(kim, () => document.activeElement?.classList.contains('writing') ?? false)
  await cursorStays(kim.page)
  await keyboard.press('Control+End')
  await cursorStays(kim.page)
  await keyboard.press('Enter')
  await keyboard.type('## Een kop')
  await keyboard.press('Enter')
  await keyboard.type('- een punt')
  await keyboard.press('Control+b')
  await keyboard.type(' vet')
  await keyboard.press('Alt+F10')
  await tabTo(kim, () => document.activeElement?.getAttribute('popovertarget') === 'insert-menu')
  await keyboard.press('Enter')
  await tabTo(kim, () => document.activeElement?.textContent === 'Tip')
  await keyboard.press('Enter')
  await keyboard.type('Dit is een tip.')
  await keyboard.press('Control+Enter')
  await keyboard.type('Lees verder.')
  await keyboard.press('Shift+Home')
  await cursorStays(kim.page)
  await keyboard.press('Control+k')
  await keyboard.type('krijg ik straf')
  await keyboard.press('Enter')
  await kim.saved()
  await kim.press(say.markdown)
  const source = await kim.page.getByRole('textbox', { name: say.asMarkdown }).inputValue()
  expect(source).toContain('## Een kop\n\n- een punt **vet**\n\n::: tip')
  expect(source).toContain('Dit is een tip.')
  expect(source).toContain('[Lees verder.](/j/3)')
  await tabTo(kim, () => document.activeElement?.getAttribute('role') === 'tab')
  await keyboard.press('ArrowRight')
  await kim.page.getByRole('tabpanel').getByLabel(say.head.title, { exact: true }).waitFor()
})

describe('what axe finds', () => {
  test.each([
    ['wide', { width: 1440, height: 900 }],
    ['small', { width: 1024, height: 700 }],
    ['magnified four times', { width: 360, height: 640 }],
  ] as const)('on a %s screen is nothing', async (_, size) => {
    await kim.page.setViewportSize(size)
    const faults: (readonly [string, unknown])[] = []
    const look = async (screen: string) => {
      const found = await axeFaults(kim.page)
      if (found.length > 0) faults.push([screen, found])
    }
    await toPages(kim)
    await look('pages')
    await kim.press(say.newPage)
    await look('new page')
    await kim.page.keyboard.press('Escape')
    await kim.open('nl/relatives/praten')
    await kim.text.locator('.block').first().click()
    for (const tab of ['head', 'talk', 'versions', 'plain'] as const) {
      await kim.tab(tab)
      await look(tab)
    }
    for (const mode of [say.changes, say.markdown]) {
      await kim.press(mode)
      await look(mode)
    }
    await kim.open('ar/youth/3')
    await kim.page.locator('.dutch-column .reading').waitFor()
    await look('translation')
    await kim.page.getByRole('link', { name: say.facts, exact: true }).click()
    await kim.page.locator('.fact-line').first().waitFor()
    await look('facts')
    await kim.page.getByRole('link', { name: say.media, exact: true }).click()
    await kim.page.locator('.upload').waitFor()
    await look('media')
    await kim.page.getByRole('link', { name: say.words, exact: true }).click()
    await kim.page.getByText(say.wordsHow).waitFor()
    await look('words')
    expect(faults).toEqual([])
  })
})

describe('a session', () => {
  test('that closed while she wrote lost her no word', async () => {
    await bo.open('nl/professionals/signalen-zorg')
    await bo.page.context().clearCookies()
    await bo.atEnd()
    await bo.page.keyboard.type('Zonder sessie geschreven.')
    const dialog = bo.page.getByRole('dialog', { name: say.signedOut })
    await dialog.waitFor()
    const [door] = await Promise.all([
      bo.page.waitForEvent('popup').catch(() => bo.page.context().waitForEvent('page')),
      dialog.getByRole('link', { name: say.signIn }).click(),
    ])
    await door.close()
    await dialog.getByRole('button', { name: say.close }).click()
    expect(await bo.text.textContent()).toContain('Zonder sessie geschreven.')
    await bo.page.locator('.page-bar .saved').getByText(say.save['signed-out']).waitFor()
  })
})

test('no page of the redaction complained, or asked anything of anybody else', async () => {
  for (const context of contexts) for (const page of context.pages()) await page.close()
  expect(complaints).toEqual([])
})

const wordWords = [
  'Praten met je kind',
  'Zeg: “ik blijf bij je”',
  'Luister eerst.',
  'Blijf rustig.',
  'Wie',
  'een oom',
  'de site',
]
const wordLetter = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8><link rel=File-List href="file:///c/x.xml"><style>p.MsoNormal{font-family:Calibri}</style></head><body lang=NL>
<!--StartFragment--><h1><span style='font-family:"Calibri Light"'>Praten met je kind<o:p></o:p></span></h1>
<p class=MsoNormal>Zeg: <b>“ik blijf bij je”</b> en wacht<script>globalThis.ran=1</script>.<img src=x onerror="globalThis.ran=1"><o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span><![endif]>Luister eerst.</p>
<p class=MsoListParagraphCxSpLast style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>o<span>&nbsp;</span></span><![endif]>Blijf rustig.</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Wie</p></td><td><p class=MsoNormal>een oom</p></td></tr></table>
<p class=MsoNormal>Lees <a href="https://www.rijksoverheid.nl/">de site</a> of <a href="javascript:globalThis.ran=1">dit</a>.</p><!--EndFragment--></body></html>`

/** One sends, the other lets it through. */
async function publish(writer: EditorPage, other: EditorPage, place: string): Promise<void> {
  await writer.press(say.send)
  await writer.told(say.sent)
  await other.open(place)
  await other.page.reload()
  await other.press(say.approve)
  await other.press(say.approveDo)
  await other.told(say.published)
}

async function toPages({ page }: EditorPage): Promise<void> {
  await page.getByRole('link', { name: say.pages, exact: true }).click()
  await page.getByRole('table').waitFor()
}

/** Goes on with Tab until it stands where it should; 60 steps at most. */
async function tabTo({ page }: EditorPage, isThere: () => boolean): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if (await page.evaluate(isThere)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('the keyboard does not get there')
}

/** A page's words, without what differs from one request to the next. */
const plainOf = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')

/** A picture of 12 MB, uncompressed, 2000 by 2000. Source: the BITMAPINFOHEADER of Windows. */
function drawLarge(): Buffer {
  const [width, height] = [2_000, 2_000]
  const bytes = Buffer.alloc(54 + width * height * 3, randomBytes(4_099))
  bytes.fill(0, 0, 54)
  bytes.write('BM')
  bytes.writeUInt32LE(bytes.length, 2)
  bytes.writeUInt32LE(54, 10)
  bytes.writeUInt32LE(40, 14)
  bytes.writeInt32LE(width, 18)
  bytes.writeInt32LE(height, 22)
  bytes.writeUInt16LE(1, 26)
  bytes.writeUInt16LE(24, 28)
  return bytes
}

/** As the browser hands it over when somebody presses Ctrl V. */
async function paste(editor: EditorPage, html: string): Promise<void> {
  await editor.text.evaluate((element, html) => {
    const data = new DataTransfer()
    data.setData('text/html', html)
    data.setData('text/plain', 'plat')
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  }, html)
}

/** Opens the form of a fact, which stands under its name. */
const editFact = ({ page }: EditorPage, id: string) =>
  page
    .locator('.fact-line')
    .filter({ has: page.locator('.address').getByText(id, { exact: true }) })
    .getByText(say.factEdit, { exact: true })
    .click()

/** What a second window of the same editor could ask of the house. */
async function publishByHand(place: string) {
  const root = `/api/v1/knowledge/pages/${place}`
  const desk = (await (await fetch(root)).json()) as { draft: { revision: number } }
  const answer = await fetch(`${root}/publish`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ revision: desk.draft.revision, from: null, until: null, note: null }),
  })
  return { status: answer.status, why: ((await answer.json()) as { why: string }).why }
}
