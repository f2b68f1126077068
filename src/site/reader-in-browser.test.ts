import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { axeFaults } from '../../tests/support/axe.ts'
import {
  laptop,
  openBrowser,
  phone,
  watchComplaints,
  watchStrangers,
} from '../../tests/support/browser.ts'
import { exitTo, openTestSite } from './testing.ts'

const site = await openTestSite()
const browser: Browser = await openBrowser()
afterAll(async () => {
  await browser.close()
  await site[Symbol.asyncDispose]()
})

/** A page of a fresh profile, and everything it asked for. */
async function visit(
  address: string,
  options: BrowserContextOptions,
  work: (page: Page, asked: readonly Request[]) => Promise<void>,
  before: (page: Page) => Promise<unknown> = async () => {},
) {
  const context = await browser.newContext(options)
  const strangers = await watchStrangers(context, site.origin, exitTo)
  const page = await context.newPage()
  const asked: Request[] = []
  page.on('request', (request) => asked.push(request))
  await before(page)
  await page.goto(site.origin + address)
  await work(page, asked)
  expect(strangers).toEqual([])
  const { cookies, origins } = await context.storageState({ indexedDB: true })
  expect([cookies, origins]).toEqual([[], []])
  await context.close()
}

/** A device with these voices, which says everything at once; what it said stands in `said`. */
const withVoices = (voices: readonly { lang: string; localService: boolean }[]) => (page: Page) =>
  page.addInitScript((all) => {
    const said: string[] = []
    let quiet = 0
    const speech = Object.assign(new EventTarget(), {
      getVoices: () => all,
      speak: (utterance: { text: string; onend: () => void }) => {
        said.push(utterance.text)
        if (said.length < 4) setTimeout(() => utterance.onend())
      },
      cancel: () => {
        quiet += 1
      },
    })
    class Utterance {
      text: string
      constructor(text: string) {
        this.text = text
      }
    }
    Object.defineProperty(globalThis, 'speechSynthesis', { value: speech })
    Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: Utterance })
    Object.assign(globalThis, { device: { said, quiet: () => quiet } })
  }, voices)
type Device = { device: { said: string[]; quiet(): number } }
const said = (page: Page) => page.evaluate(() => (globalThis as unknown as Device).device.said)

describe('reading aloud', () => {
  const own = [{ lang: 'nl-NL', localService: true }]

  test('says sentence by sentence, marks each, and stops at once', async () => {
    await visit(
      '/j/3',
      phone,
      async (page) => {
        await page.getByRole('button', { name: 'Lees voor' }).click()
        await page.waitForFunction(() => (globalThis as unknown as Device).device.said.length === 4)
        const sentences = await said(page)
        expect(sentences[0]).toBe('Krijg ik straf?')
        expect(sentences[1]).toBe('Wij kunnen niet zeggen of je straf krijgt.')
        const marked = await page.evaluate(() =>
          [...(CSS.highlights.get('reading') ?? [])].map((range) => `${range}`),
        )
        expect(marked).toEqual([sentences[3]])
        await page.getByRole('button', { name: 'Stop' }).click()
        await page.getByRole('button', { name: 'Lees voor' }).waitFor()
        expect(await page.evaluate(() => CSS.highlights.has('reading'))).toBe(false)
      },
      withVoices(own),
    )
  })

  test('falls silent in the very step that leaves', async () => {
    await visit(
      '/j/3',
      phone,
      async (page) => {
        await page.getByRole('button', { name: 'Lees voor' }).click()
        const quiet = await page.evaluate(() => {
          document.querySelector<HTMLElement>('[data-leave]')?.click()
          return (globalThis as unknown as Device).device.quiet()
        })
        expect(quiet).toBeGreaterThan(0)
        await page.waitForURL(exitTo)
      },
      withVoices(own),
    )
  })

  test.each([
    ['no voice', []],
    ['only a voice of a company’s server', [{ lang: 'nl-NL', localService: false }]],
    ['only a voice of another language', [{ lang: 'de-DE', localService: true }]],
  ] as const)('is not offered where there is %s', async (_, voices) => {
    await visit(
      '/j/3',
      phone,
      async (page) => {
        await page.getByRole('button', { name: 'Deel' }).waitFor()
        expect(await page.getByRole('button', { name: 'Lees voor' }).count()).toBe(0)
      },
      withVoices(voices),
    )
  })

  test('reads Dutch with a Dutch voice on a page that has no translation', async () => {
    await visit(
      '/en/professionals/wat-is-het',
      phone,
      async (page) => {
        await page.getByRole('button', { name: 'Read aloud' }).waitFor()
      },
      withVoices(own),
    )
  })
})

describe('how she wants to read', () => {
  test('goes with her from page to page, and is stored nowhere', async () => {
    await visit('/j/3', phone, async (page) => {
      const letters = () => page.evaluate(() => getComputedStyle(document.body).fontSize)
      const before = await letters()
      await page.getByRole('button', { name: 'Aa: grotere letters' }).click()
      await page.getByText('Letters: 125%').waitFor()
      await page.getByRole('button', { name: 'Rustig lezen' }).click()
      const after = await letters()
      expect(Number.parseFloat(after)).toBeCloseTo(Number.parseFloat(before) * 1.25, 0)
      await page.getByRole('link', { name: 'Stoppen: hoe?' }).click()
      await page.waitForURL(/\/j\/8#letters-1-calm$/)
      expect(await letters()).toBe(after)
      const calm = page.getByRole('button', { name: 'Rustig lezen' })
      expect(await calm.getAttribute('aria-pressed')).toBe('true')
      await calm.click()
      for (let press = 0; press < 3; press++)
        await page.getByRole('button', { name: 'Aa: grotere letters' }).click()
      expect(page.url()).toBe(`${site.origin}/j/8`)
    })
  })

  test.each(['/j/3', '/test/geldezel', '/ar/j/3', '/professionals/meldcode'])(
    '%s stays whole with the largest letters on a calm page',
    async (address) => {
      await visit(`${address}#letters-3-calm`, { ...phone, bypassCSP: true }, async (page) => {
        expect(
          await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          ),
        ).toBe(0)
        expect(await axeFaults(page)).toEqual([])
      })
    },
  )
})

test('sharing copies the bare address where a device can not share', async () => {
  await visit(
    '/j/3#letters-1',
    { ...laptop, permissions: ['clipboard-read', 'clipboard-write'] },
    async (page) => {
      await page.getByRole('button', { name: 'Deel' }).click()
      await page.getByText('Adres gekopieerd').waitFor()
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      expect(copied).toBe(`${site.origin}/j/3`)
    },
    (page) => page.addInitScript(() => Object.defineProperty(navigator, 'share', { value: null })),
  )
})

test('on paper there is the text, opened, and none of the buttons', async () => {
  await visit('/j/16', laptop, async (page) => {
    await page.emulateMedia({ media: 'print' })
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    for (const gone of ['.tools', '.talk', '.top', '.foot'])
      expect(await page.locator(gone).isVisible(), gone).toBe(false)
    expect(await page.getByText('Nee. De chat is gratis.').isVisible()).toBe(true)
  })
})

describe('a self-test', () => {
  const yes = (page: Page) => page.getByRole('button', { name: 'Ja', exact: true })
  const no = (page: Page) => page.getByRole('button', { name: 'Nee', exact: true })

  test('asks one question a screen; no answer is in an address, in the history or in a request', async () => {
    await visit('/test/geldezel', phone, async (page, asked) => {
      await page.getByRole('button', { name: 'Begin' }).click()
      const before = [asked.length, await page.evaluate(() => history.length), page.url()]
      await page.getByText('Vraag 1 van 8').waitFor()
      expect(await page.locator('.ask:visible').count()).toBe(1)
      expect(await page.getByRole('button', { name: 'Vorige vraag' }).isVisible()).toBe(false)
      await yes(page).click()
      for (let at = 2; at <= 8; at++) {
        await page.getByText(`Vraag ${at} van 8`).waitFor()
        await no(page).click()
      }
      await page.getByRole('heading', { name: 'Dit kun je nu doen' }).waitFor()
      expect(await page.locator('.recognised li:visible').allTextContents()).toEqual([
        'Je pas was bij iemand anders. Die persoon kan dingen doen op jouw naam.',
      ])
      expect(await page.locator('.some .steps li:visible').count()).toBe(3)
      expect(await page.locator('.none').isVisible()).toBe(false)
      expect([asked.length, await page.evaluate(() => history.length), page.url()]).toEqual(before)
    })
  })

  test('goes by keyboard alone, back to the question before, and begins again empty', async () => {
    await visit('/test/klusjes', laptop, async (page) => {
      await page.getByRole('button', { name: 'Begin' }).focus()
      await page.keyboard.press('Enter')
      for (const key of ['Tab', 'Enter']) await page.keyboard.press(key)
      await page.getByText(/^Vraag 2 van/).waitFor()
      await page.getByRole('button', { name: 'Vorige vraag' }).click()
      await page.getByText(/^Vraag 1 van/).waitFor()
      const many = await page.locator('.ask').count()
      for (let at = 0; at < many; at++) await no(page).click()
      await page.locator('.none').waitFor()
      await page.getByRole('button', { name: 'Opnieuw' }).click()
      expect(await page.locator('input:checked').count()).toBe(0)
    })
  })

  test('counts her only when she asks for it, and sends nothing but its name', async () => {
    await visit('/test/signaal', phone, async (page, asked) => {
      await page.route('**/api/v1/knowledge/counts', (route) => route.fulfill({ status: 204 }))
      await page.getByRole('button', { name: 'Begin' }).click()
      const many = await page.locator('.ask').count()
      for (let at = 0; at < many; at++) await yes(page).click()
      expect(asked.filter((request) => request.method() === 'POST')).toEqual([])
      await page.getByRole('button', { name: 'Tel mij mee' }).click()
      await page.getByText('Je bent meegeteld.').waitFor()
      const posts = asked.filter((request) => request.method() === 'POST')
      expect(posts.map((request) => request.postData())).toEqual(['{"test":"signaal"}'])
    })
  })

  test('draws no question before the script makes it one a screen, and all of them when none comes', async () => {
    await visit(
      '/test/klusjes',
      phone,
      async (page) => {
        const first = page.locator('.ask').first()
        expect(await first.isVisible()).toBe(false)
        await first.waitFor({ state: 'visible' })
      },
      (page) => page.route('**/assets/reader-*', (route) => route.abort()),
    )
  })

  test('is one plain page without script, whose rules show what she recognised', async () => {
    await visit('/test/geldezel', { ...phone, javaScriptEnabled: false }, async (page) => {
      expect(await page.locator('.ask').count()).toBe(8)
      expect(await page.locator('.result').isVisible()).toBe(false)
      await page.locator('.ask').nth(1).getByText('Ja', { exact: true }).click()
      expect(await page.locator('.recognised li:visible').count()).toBe(1)
      expect(await page.locator('.recognised li').nth(1).isVisible()).toBe(true)
      for (let at = 0; at < 8; at++)
        await page.locator('.ask').nth(at).getByText('Nee', { exact: true }).click()
      expect(await page.locator('.some').isVisible()).toBe(false)
      expect(await page.locator('.none').isVisible()).toBe(true)
      // No key sends a form: there is none.
      await page.locator('input').first().press('Enter')
      expect(page.url()).toBe(`${site.origin}/test/geldezel`)
    })
  })
})

test('what search engines read is no script to the policy of a page', async () => {
  await visit('/icon.svg', laptop, async (page) => {
    const complaints = watchComplaints(page)
    await page.goto(`${site.origin}/professionals/vragen`)
    const data = await page.locator('script[type="application/ld+json"]').textContent()
    expect(JSON.parse(data ?? '')).toMatchObject({ '@type': 'FAQPage', inLanguage: 'nl' })
    expect(complaints).toEqual([])
  })
})

describe('what stays in the history', () => {
  const from = async (page: Page, address: string) => {
    await page.goto(`${site.origin}/icon.svg`)
    await page.evaluate((to) => {
      location.href = to
    }, address)
    await page.waitForURL(site.origin + address)
  }

  test('of a youth’s visit is nothing but the way out, through pages, tests and lists', async () => {
    await visit('/icon.svg', phone, async (page) => {
      await from(page, '/')
      for (const [name, to] of [
        ['Klusje aangeboden?', '/j/2'],
        ['Voor jou', '/j'],
        ['Gebruikt iemand mijn pas?', '/test/geldezel'],
        ['Voor jou', '/j'],
        ['Verhalen van anderen', '/v'],
      ] as const) {
        await page.getByRole('link', { name }).first().click()
        await page.waitForURL(site.origin + to)
      }
      await page.locator('[data-leave]').click()
      await page.waitForURL(exitTo)
      await page.goBack({ waitUntil: 'commit' })
      expect(page.url()).toBe(`${site.origin}/icon.svg`)
    })
  })

  test('of a parent’s visit is her way back', async () => {
    await visit('/icon.svg', laptop, async (page) => {
      await from(page, '/ouders')
      await page.getByRole('link', { name: /praat je zonder preek/ }).click()
      await page.waitForURL(`${site.origin}/ouders/praten`)
      await page.goBack({ waitUntil: 'commit' })
      expect(page.url()).toBe(`${site.origin}/ouders`)
    })
  })
})
