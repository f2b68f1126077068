import { createHash } from 'node:crypto'
import axe from 'axe-core'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../src/database/server/testing.ts'
import { peopleWords as words } from '../../src/people/words.ts'
import { openBrowser } from '../support/browser.ts'
import { type DeskHouse, openDeskHouse } from './desk-house.ts'

declare global {
  interface Window {
    axe: typeof axe
  }
}

const dayMs = 24 * 3_600_000

let browser: Browser
let house: DeskHouse
let context: BrowserContext
let page: Page
let passkeys: CDPSession
const db = await testDatabase()

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

beforeEach(async () => {
  await db.script(`truncate people.root, people.admin_paper, people.account, people.reception,
    people.revocation, people.challenge, queue.shift cascade`)
  house = await openDeskHouse(db)
  context = await browser.newContext()
  page = await context.newPage()
  passkeys = await context.newCDPSession(page)
})
afterEach(async () => {
  await context.close()
  expect(house.faults).toEqual([])
})

async function giveAuthenticator(options: { prf?: boolean; verified?: boolean } = {}) {
  await passkeys.send('WebAuthn.enable')
  await passkeys.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf: options.prf ?? true,
      isUserVerified: options.verified ?? true,
      automaticPresenceSimulation: true,
    },
  })
}

const linkOf = (role: string, index = 0) => {
  const link = house.links[role]?.[index]
  if (!link) throw new Error(`no link for ${role}`)
  return link
}

async function enrol(role = 'counsellor') {
  await page.goto(linkOf(role))
  await page.getByRole('button', { name: words.enrol }).click()
  await page.getByRole('heading', { name: /Aangemeld/ }).waitFor()
}

async function signIn() {
  await page.goto(`${house.origin}/desk`)
  await page.getByRole('button', { name: words.signIn }).click()
}

async function complaints(): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await window.axe.run()
    return violations.map(({ id }) => id)
  })
}

const keysOnScreen = () => page.locator('#keys').textContent()
const said = (sentence: string) => page.getByRole('alert').getByText(sentence).waitFor()
const cookieHeader = async () =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${house.origin}/api/v1/people/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: house.origin, ...headers },
    body: JSON.stringify(body),
  })

test('a counsellor opens her link, makes a passkey, signs out and in again: her keys are the same', async () => {
  await giveAuthenticator()
  await page.goto(linkOf('counsellor'))
  await page.getByRole('heading', { name: words.enrolTitle('Noor') }).waitFor()
  await page.getByRole('button', { name: words.enrol }).click()
  await page.getByRole('heading', { name: 'Aangemeld: Noor' }).waitFor()
  const keys = await keysOnScreen()
  expect(
    keys
      ?.trim()
      .split(/\s+/)
      .map((key) => key.length),
  ).toEqual([43, 43])

  await page.getByRole('button', { name: 'Meld je af' }).click()
  await page.getByRole('button', { name: words.signIn }).waitFor()
  expect(await context.cookies()).toEqual([])

  await signIn()
  await page.getByRole('heading', { name: 'Aangemeld: Noor' }).waitFor()
  expect(await keysOnScreen()).toBe(keys)
})

test('the session cookie is for this host and http only, and leaves with the browser', async () => {
  await giveAuthenticator()
  await enrol()
  expect(await context.cookies()).toMatchObject([
    { name: 'keerpunt-desk', path: '/', httpOnly: true, sameSite: 'Strict', expires: -1 },
  ])
})

test('every screen passes axe', async () => {
  await giveAuthenticator()
  await page.goto(linkOf('supervisor'))
  await page.getByRole('button', { name: words.enrol }).waitFor()
  expect(await complaints()).toEqual([])
  await enrol('supervisor')
  await page.getByText(words.receptionAge(0)).waitFor()
  expect(await complaints()).toEqual([])
  await page.goto(`${house.origin}/desk`)
  await page.getByRole('button', { name: words.signIn }).waitFor()
  expect(await complaints()).toEqual([])
})

test('a used link says so and leads to signing in', async () => {
  await giveAuthenticator()
  await enrol()
  const other = await context.newPage()
  await other.goto(linkOf('counsellor'))
  await other.getByRole('alert').getByText(words.refusedLink.taken).waitFor()
  await other.getByRole('button', { name: words.signInInstead }).click()
  await other.getByRole('heading', { name: words.signInTitle }).waitFor()
})

test('an expired link says so', async () => {
  house.clock.now += 8 * dayMs
  await page.goto(linkOf('counsellor'))
  await said(words.refusedLink.expired)
})

test('a forged link says that nobody knows it', async () => {
  await page.goto(`${house.origin}/desk#invite=${'A'.repeat(43)}.${'A'.repeat(43)}`)
  await said(words.refusedLink.unknown)
})

test('a link whose unlock half was changed opens nothing and uses nothing up', async () => {
  await giveAuthenticator()
  const link = linkOf('counsellor')
  await page.goto(`${link.slice(0, -43)}${'A'.repeat(43)}`)
  await page.getByRole('button', { name: words.enrol }).click()
  await said(words['wrong-key'])
  await page.goto('about:blank')
  await enrol()
})

test('an authenticator without PRF gets a clear sentence, and the link still works on another', async () => {
  await giveAuthenticator({ prf: false })
  await page.goto(linkOf('counsellor'))
  await page.getByRole('button', { name: words.enrol }).click()
  await said(words['no-prf'])
  await passkeys.send('WebAuthn.disable')
  await giveAuthenticator()
  await page.getByRole('button', { name: words.enrol }).click()
  await page.getByRole('heading', { name: 'Aangemeld: Noor' }).waitFor()
})

test('who does not prove herself to her device gets no further, and can try again', async () => {
  await giveAuthenticator({ verified: false })
  await page.goto(linkOf('counsellor'))
  await page.getByRole('button', { name: words.enrol }).click()
  await said(words.cancelled)
  await page.getByRole('button', { name: words.enrol }).and(page.locator(':enabled')).waitFor()
})

test('a passkey this house does not know is told so', async () => {
  await giveAuthenticator()
  await enrol()
  await db.script('delete from people.passkey')
  await signIn()
  await said(words.refusedSignIn.unknown)
})

test('what a browser sends to sign in holds nothing of her PRF secret and works once', async () => {
  await giveAuthenticator()
  await enrol()
  const finish = page.waitForRequest(/sign-in\/finish/)
  await signIn()
  const body = (await finish).postDataJSON()
  await page.getByRole('heading', { name: 'Aangemeld: Noor' }).waitFor()
  expect(Object.keys(body)).toEqual(['assertion'])
  expect(Object.keys(body.assertion)).toEqual(['id', 'rawId', 'type', 'response'])

  const replay = await post('sign-in/finish', body)
  expect([replay.status, await replay.json()]).toEqual([410, { refused: 'expired' }])
})

test('a passkey used on another origin, with a challenge of ours, is refused', async () => {
  await giveAuthenticator()
  await enrol()
  const elsewhere = await openDeskHouse(db)
  let stolen: unknown = null
  await page.route(/sign-in\/finish/, async (route) => {
    stolen = route.request().postDataJSON()
    await route.abort()
  })
  await page.goto(`${elsewhere.origin}/desk`)
  await page.getByRole('button', { name: words.signIn }).click()
  await said(words.offline)
  const answer = await post('sign-in/finish', stolen)
  expect([answer.status, await answer.json()]).toEqual([403, { refused: 'not-allowed' }])
})

test('a challenge that was asked for signing in does not count for enrolling', async () => {
  await giveAuthenticator()
  const [, token] = /#invite=([\w-]+)\./.exec(linkOf('counsellor', 1)) ?? []
  const finish = page.waitForRequest(/enrol\/finish/)
  await enrol()
  const body = (await finish).postDataJSON()
  const answer = await post('enrol/finish', { ...body, token })
  expect([answer.status, await answer.json()]).toEqual([410, { refused: 'expired' }])
  const { count } = await db.query({ name: 'test.passkeys', text: 'select 1 from people.passkey' })
  expect(count).toBe(1)
})

test('a cloned passkey, whose counter stands behind, is refused', async () => {
  await giveAuthenticator()
  await enrol()
  await db.script('update people.passkey set counter = 1000000')
  await signIn()
  await said(words.refusedSignIn['not-allowed'])
})

test('a stolen cookie decrypts nothing: no address gives a secret, or even a wrapped one', async () => {
  await giveAuthenticator()
  await enrol('supervisor')
  const seeds = (await keysOnScreen())?.trim().split(/\s+/) ?? []
  const cookie = await cookieHeader()
  const wrapped = await db.query({
    name: 'test.wrapped',
    text: 'select wrapped from people.passkey',
  })
  const secrets = [
    ...seeds,
    ...wrapped.rows.map((row) => (row['wrapped'] as Buffer).toString('base64url')),
  ]
  expect(secrets).toHaveLength(3)
  for (const address of ['me', 'reception']) {
    const answer = await fetch(`${house.origin}/api/v1/people/${address}`, { headers: { cookie } })
    const text = await answer.text()
    expect(answer.status).toBe(200)
    for (const secret of secrets) expect(text).not.toContain(secret)
  }
})

test('the database holds no token, no seed and no half of a link', async () => {
  await giveAuthenticator()
  await enrol()
  const [, token = '', unlock = ''] =
    /#invite=([\w-]+)\.([\w-]+)/.exec(linkOf('counsellor', 1)) ?? []
  const session = (await context.cookies())[0]?.value ?? ''
  const never = [token, unlock, session, ...((await keysOnScreen())?.trim().split(/\s+/) ?? [])]
  const { rows } = await db.query({
    name: 'test.everything',
    text: `select query_to_xml('select * from people.' || relname, true, true, '')::text as rows
      from pg_class where relnamespace = 'people'::regnamespace and relkind = 'r'`,
  })
  const all = rows.map((row) => String(row['rows'])).join('\n')
  expect(all).toContain('Noor')
  const tokenHash = createHash('sha256').update(Buffer.from(token, 'base64url')).digest('base64')
  expect(all).toContain(tokenHash)
  for (const secret of never) {
    expect(secret).toHaveLength(43)
    const raw = Buffer.from(secret, 'base64url')
    for (const form of [secret, raw.toString('base64'), raw.toString('hex')])
      expect(all).not.toContain(form)
  }
})

test('a supervisor renews the reception key by hand, and after seven days it renews by itself', async () => {
  await giveAuthenticator()
  await enrol('supervisor')
  await page.getByText(words.receptionAge(0)).waitFor()
  const before = await house.people.currentReception()
  house.clock.now += 1_000
  await page.getByRole('button', { name: words.renew }).click()
  await said(words.renewed)
  const after = await house.people.currentReception()
  expect(after?.hash).not.toBe(before?.hash)
  expect(after?.signer.paper.pseudonym).toBe('Mila')

  house.clock.now += 6.9 * dayMs
  await signIn()
  await page.getByText(words.receptionAge(6)).waitFor()
  expect((await house.people.currentReception())?.hash).toBe(after?.hash)

  house.clock.now += 0.2 * dayMs
  await signIn()
  await said(words.renewed)
  expect((await house.people.currentReception())?.hash).not.toBe(after?.hash)
})
