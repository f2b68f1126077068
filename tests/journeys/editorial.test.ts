import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { redactionWords as say } from '../../src/knowledge/desk-words.ts'
import { editorWords } from '../../src/knowledge/panes/editor/words.ts'
import { laptop, openBrowser, watchComplaints, watchStrangers } from '../support/browser.ts'
import { type EditorPage, enrolEditor } from '../support/editor-page.ts'
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
  ;[bo, kim] = await Promise.all([enrol(first), enrol(second)])
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
})

async function enrol(link: string): Promise<EditorPage> {
  const context = await browser.newContext({ ...laptop, acceptDownloads: true })
  contexts.push(context)
  const strangers = await watchStrangers(context, house.origin, 'about:blank')
  context.on('page', (page) => {
    const heard = watchComplaints(page)
    // A refusal is an answer; Chromium writes it down as an error all the same.
    const isAnswer = (said: string) => /status of (403|409)/.test(said)
    page.on('close', () => complaints.push(...strangers, ...heard.filter((said) => !isAnswer(said))))
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
    await bo.page.getByText(say.waits('Bo')).waitFor()
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
    const late = await Promise.any([bo, kim].map((one) => clash(one).waitFor().then(() => one)))
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
