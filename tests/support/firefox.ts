import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { cleanEnvironment } from './house.ts'

/** Debian's Firefox without a window, over WebDriver BiDi. Source: W3C WebDriver BiDi. */
export type Firefox = AsyncDisposable & {
  /** Its profile on disk. */
  readonly folder: string
  openTab(): Promise<FirefoxTab>
}

export type FirefoxTab = {
  goto(url: string): Promise<void>
  /** Steps through the history as Back (−1) and Forward (1) do; a step that leads nowhere is none. */
  step(by: number): Promise<void>
  reload(): Promise<void>
  /** Runs an expression in the page, in its own world; a promise is awaited. */
  ask<T>(expression: string): Promise<T>
  /** Resolves once the expression holds on whatever page is there then. */
  until(expression: string, what: string): Promise<void>
  /** Presses the first element that matches, with a pointer. */
  press(selector: string): Promise<void>
  type(selector: string, text: string): Promise<void>
  /** Whatever the page can be asked for: its words, its title, its address, what was typed into it. */
  all(): Promise<string>
}

type Answer = Readonly<Record<string, unknown>>

/** preferences: as in about:config, beyond those that keep it from asking its maker for things. */
export async function openFirefox(
  preferences: Readonly<Record<string, boolean | number | string>> = {},
): Promise<Firefox> {
  const folder = await mkdtemp(join(tmpdir(), 'keerpunt-firefox-'))
  const wanted = Object.entries({ ...quiet, ...preferences })
  const lines = wanted.map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`)
  await writeFile(join(folder, 'user.js'), lines.join(''))
  const program = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr'
  const child = spawn(
    program,
    ['--headless', '--no-remote', '--profile', folder, '--remote-debugging-port', '0'],
    { env: { ...cleanEnvironment(), HOME: folder }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const line = await dial(await addressOf(child, program))
  await line.ask('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } })

  return {
    folder,
    async openTab() {
      const { context } = await line.ask('browsingContext.create', { type: 'tab' })
      return tabOf(line, String(context))
    },
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit')
      line.close()
      child.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const quiet = {
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,none',
  'toolkit.telemetry.enabled': false,
}

/** What it prints once it listens; throws with what it printed instead. */
function addressOf(child: ReturnType<typeof spawn>, program: string): Promise<string> {
  let printed = ''
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new NoFirefoxError(`${program} ${why}:\n${printed}`))
    const timer = setTimeout(() => fail('did not listen within a minute'), 60_000)
    const read = (piece: Buffer) => {
      printed += piece
      const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(printed) ?? []
      if (!address) return
      clearTimeout(timer)
      resolve(address)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    child.once('error', ({ message }) => fail(`could not be started (${message})`))
    child.once('exit', (code) => fail(`ended with ${code} before it listened`))
  })
}

type Line = { ask(method: string, params: object): Promise<Answer>; close(): void }

async function dial(address: string): Promise<Line> {
  const socket = new WebSocket(`${address}/session`)
  const waiting = new Map<number, PromiseWithResolvers<Answer>>()
  let last = 0
  socket.addEventListener('message', ({ data }) => {
    const { id, result, error, message } = JSON.parse(String(data))
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error) asked?.reject(new BidiError(`${error}: ${message}`))
    else asked?.resolve(result)
  })
  socket.addEventListener('close', () => {
    for (const asked of waiting.values()) asked.reject(new BidiError('the line is closed'))
  })
  await once(socket, 'open')
  return {
    ask(method, params) {
      const asked = Promise.withResolvers<Answer>()
      last += 1
      waiting.set(last, asked)
      socket.send(JSON.stringify({ id: last, method, params }))
      return asked.promise
    },
    close: () => socket.close(),
  }
}

function tabOf(line: Line, context: string): FirefoxTab {
  return {
    async goto(url) {
      await line.ask('browsingContext.navigate', { context, url, wait: 'complete' })
    },
    async step(by) {
      await line.ask('browsingContext.traverseHistory', { context, delta: by }).catch(noStep)
      await pause(settleMs)
    },
    async reload() {
      await line.ask('browsingContext.reload', { context, wait: 'complete' })
    },
    ask,
    async until(expression, what) {
      const end = Date.now() + patienceMs
      // A page that goes away in the middle of the question has not answered it.
      while (!(await ask<boolean>(`Boolean(${expression})`).catch(() => false))) {
        if (Date.now() > end) throw new NoFirefoxError(`never came in Firefox: ${what}`)
        await pause(50)
      }
    },
    async press(selector) {
      const origin = { type: 'element', element: await nodeOf(selector) }
      await act('pointer', [
        { type: 'pointerMove', x: 0, y: 0, origin },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ])
    },
    async type(selector, text) {
      await ask(`document.querySelector(${JSON.stringify(selector)}).focus()`)
      const keys = [...text].flatMap((value) => [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ])
      await act('key', keys)
    },
    all: () =>
      ask(`[location.href, document.title, document.documentElement?.outerHTML,
        ...[...document.querySelectorAll('textarea, input')].map((field) => field.value)].join(' ')`),
  }

  async function ask<T>(expression: string): Promise<T> {
    const { type, result, exceptionDetails } = await line.ask('script.evaluate', {
      expression: `(async () => JSON.stringify(await (${expression})) ?? 'null')()`,
      target: { context },
      awaitPromise: true,
    })
    if (type !== 'success') throw new BidiError(JSON.stringify(exceptionDetails))
    return JSON.parse(String((result as { value: unknown }).value))
  }

  async function nodeOf(selector: string): Promise<unknown> {
    const locator = { type: 'css', value: selector }
    const { nodes } = await line.ask('browsingContext.locateNodes', { context, locator })
    const [found] = nodes as readonly { readonly sharedId: string }[]
    if (!found) throw new NoFirefoxError(`nothing matches ${selector}`)
    return { sharedId: found.sharedId }
  }

  async function act(type: 'pointer' | 'key', actions: readonly object[]) {
    const source = { type, id: type, actions }
    await line.ask('input.performActions', { context, actions: [source] })
  }
}

/** A step through the history has no end that a client is told of when it leads to a page in memory. */
const settleMs = 700
const patienceMs = 40_000

function noStep(error: unknown): void {
  if (!(error instanceof BidiError)) throw error
}

export class BidiError extends Error {
  override readonly name = 'BidiError'
}
export class NoFirefoxError extends Error {
  override readonly name = 'NoFirefoxError'
}
