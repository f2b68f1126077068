import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { laptop, openBrowser, openProfile, phone } from '../support/browser.ts'
import { type CounsellorPage, enrolAt } from '../support/counsellor-page.ts'
import { type Elsewhere, openElsewhere } from '../support/elsewhere.ts'
import { closeHouses, type House, openHouse } from '../support/house.ts'
import { comeBack, isWith, startAsVisitor, type VisitorPage } from '../support/visitor-page.ts'
import { formsOf, type Needle, words } from './needles.ts'
import { createScanner } from './scan.ts'
import { addressesIn, scanProfile } from './trace.ts'

// What somebody finds who takes her phone after she left: the whole profile of a real browser, file by file.
const browser = await openBrowser()
let elsewhere: Elsewhere
let house: House
let noor: CounsellorPage
/** The app that everybody has who ever opened `/chat`: says no more than that address does. */
const manifest = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../dist/manifest.json'), 'utf8'),
)
const program = `/assets/${manifest.chat.script.file}`
const folders: string[] = []
beforeAll(async () => {
  elsewhere = await openElsewhere()
  house = await openHouse({ EXIT_URL: elsewhere.url })
  noor = await enrolAt(await browser.newContext(laptop), house.addresses['counsellor']?.[0] ?? '')
})
afterAll(async () => {
  await browser.close()
  await closeHouses()
  await elsewhere.close()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

const planted = 'kanarie-geplant-Ht3'
const said = {
  waiting: 'kanarie-rij-Qm4 is er al iemand',
  typed: 'kanarie-getypt-Zv7 ik moest een pakje halen',
  reply: 'kanarie-antwoord-Xk2 wat fijn dat je er bent',
  draft: 'kanarie-concept-Wp9 dit durf ik nog niet',
  missed: 'kanarie-gemist-Rb5 ben je er nog',
}

/** Every secret of hers that went over the line, as her own browser sent or got it. */
function watchSecrets(context: BrowserContext): Map<string, Needle> {
  const secrets = new Map<string, Needle>()
  const keep = (name: string, b64: string | undefined) => {
    if (b64) secrets.set(`${name} ${b64}`, { name, bytes: Buffer.from(b64, 'base64url') })
  }
  context.on('request', (request) => {
    const { authorization = '' } = request.headers()
    keep('her token', authorization.split(' ')[1])
    keep('her conversation', /conversations\/([\w-]{22})/.exec(request.url())?.[1])
  })
  return secrets
}

/** The paths of ours that stand in a profile. Where tables write one column after the other, the next one begins. */
function pathsIn(folder: string): string[] {
  const found = [...addressesIn(folder, house.origin)]
  return [
    ...new Set(
      found.map((path) => path.replace(/(https?|localhost|Elders|Welkom|(?<=\.js)).*$/, '')),
    ),
  ]
}

type Phone = { readonly folder: string; readonly context: BrowserContext }

/** A phone with a history of its own, in which we know what lies. */
async function newPhone(): Promise<Phone> {
  const folder = await mkdtemp(join(tmpdir(), 'keerpunt-profile-'))
  folders.push(folder)
  const context = await openProfile(folder, phone)
  const garden = await context.newPage()
  await garden.goto(elsewhere.planting(planted))
  await garden.locator('#planted').waitFor()
  await garden.goto(elsewhere.url)
  return { folder, context }
}

/** A chat in which everybody said something, and she was still typing. */
async function chat(context: BrowserContext): Promise<VisitorPage> {
  const visitor = await startAsVisitor(context, house.origin)
  await visitor.send(said.waiting)
  await noor.take()
  await isWith(visitor, 'Noor')
  await visitor.send(said.typed)
  await noor.send(said.reply)
  await visitor.reads(said.reply)
  return visitor
}

async function leave(visitor: VisitorPage): Promise<void> {
  await visitor.composer.pressSequentially(said.draft)
  await visitor.leave()
  await visitor.page.waitForURL(elsewhere.url)
  await visitor.page.close()
}

/** Which of these stand anywhere in the profile; throws when the scan does not even find what was planted. */
async function foundIn(folder: string, needles: readonly Needle[]): Promise<string[]> {
  const places = ['titel', 'opslag', 'databank'].map((place) =>
    words(`planted: ${place}`, `${planted}-${place}`),
  )
  const scanner = createScanner([...needles, ...places].flatMap(formsOf))
  expect(await scanProfile(scanner, folder)).toBeGreaterThan(20)
  const found = [...scanner.found().keys()].map((name) => name.split(',')[0] ?? '')
  for (const { name } of places) expect(found).toContain(name)
  return found.filter((name) => !name.startsWith('planted'))
}

const allSaid = () => Object.entries(said).map(([name, text]) => words(name, text))

test('after a chat and the way out, her phone holds our origin and /chat, and nothing else of it', async () => {
  const { folder, context } = await newPhone()
  const secrets = watchSecrets(context)
  await leave(await chat(context))
  await context.close()
  const hers = [...secrets.values()]
  expect(new Set(hers.map(({ name }) => name))).toEqual(new Set(['her token', 'her conversation']))
  expect(await foundIn(folder, [...allSaid(), ...hers])).toEqual([])
  const left = pathsIn(folder)
  expect(left).toContain('/chat')
  expect(left.filter(tells)).toEqual([])
})

test('a code that was shown, typed and used leaves nothing behind either, not even that there was one', async () => {
  const { folder, context } = await newPhone()
  const secrets = watchSecrets(context)
  const visitor = await chat(context)
  const codes = [await visitor.keepCode('words'), await visitor.keepCode('signs')]
  await leave(visitor)
  await noor.send(said.missed)
  const [, signs = []] = codes
  const again = await comeBack(context, house.origin, signs.join(' ').toLowerCase())
  await again.reads(said.missed)
  await leave(again)
  await context.close()

  const codeForms = codes.flatMap((parts) =>
    ['', ' ', '-', ', '].flatMap((between) => {
      const text = parts.join(between)
      return [text, text.toLowerCase()].map((form) => words('a code', form))
    }),
  )
  const needles = [...allSaid(), ...secrets.values(), ...codeForms]
  expect(await foundIn(folder, needles)).toEqual([])
  expect(pathsIn(folder).filter(tells)).toEqual([])
})

/** The origin and /chat say that she was here. The app that everybody has who opened /chat says no more. */
const tells = (path: string) => !['', '/', '/chat', program].includes(path)
