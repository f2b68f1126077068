import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { isLoopback } from './outreach/channel-credentials.ts'

/** Everything a running node is told from outside. */
export type Config = {
  readonly port: number
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly mode: 'demo' | 'production'
  readonly publicOrigin: string
  readonly chatOrigin: string
  readonly exitTo: string
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
  readonly role: 'all' | 'web' | 'worker'
  /** Where Telegram's Bot API stands: Telegram's own, or one that an organisation runs itself. */
  readonly telegramApi: string
  /** `host:port` inside our own network that channels may send to; else only addresses out in the world. */
  readonly insideHosts: ReadonlySet<string>
}

/** A setting that can not be used. The message is one sentence: which one, why, and what to write instead. */
export class SettingError extends Error {
  override readonly name = 'SettingError'
}

const known = [
  'PORT',
  'DATA_DIR',
  'DATABASE_URL',
  'MODE',
  'PUBLIC_ORIGIN',
  'CHAT_ORIGIN',
  'EXIT_URL',
  'TLS_CERT',
  'TLS_KEY',
  'ROLE',
  'TELEGRAM_API',
  'INSIDE_HOSTS',
] as const
type Setting = (typeof known)[number]

/**
 * Reads the environment. Unknown variables that look like a slip of ours (`PUBLIC_ORIGN`, `KEERPUNT_PORT`)
 * and malformed values throw a SettingError, so that a typo never runs as a default.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  for (const name of Object.keys(env)) {
    const meant = slipOf(name)
    if (meant) throw new SettingError(`The setting ${name} is not known: did you mean ${meant}?`)
  }
  if (env['NATS_URL'])
    throw new SettingError(
      'NATS_URL is not supported yet: leave it out, nodes reach each other through PostgreSQL.',
    )
  const port = portFrom(env)
  const mode = oneOf(env, 'MODE', ['demo', 'production'], 'demo')
  const tls = tlsFrom(env)
  const publicOrigin = originFrom(
    env,
    'PUBLIC_ORIGIN',
    `${tls ? 'https' : 'http'}://localhost:${port}`,
  )
  const chatOrigin = originFrom(env, 'CHAT_ORIGIN', publicOrigin)
  if (mode === 'production') {
    if (!env['PUBLIC_ORIGIN'])
      throw new SettingError(
        'MODE=production needs PUBLIC_ORIGIN, such as https://chat.example.org.',
      )
    for (const [name, origin] of [
      ['PUBLIC_ORIGIN', publicOrigin],
      ['CHAT_ORIGIN', chatOrigin],
    ] as const)
      if (!origin.startsWith('https://'))
        throw new SettingError(`${name} is ${origin}: production needs an https:// origin.`)
  }
  return {
    port,
    dataDir: resolve(env['DATA_DIR'] || './data'),
    databaseUrl: databaseUrlFrom(env),
    mode,
    publicOrigin,
    chatOrigin,
    exitTo: exitFrom(env),
    tls,
    role: oneOf(env, 'ROLE', ['all', 'web', 'worker'], 'all'),
    telegramApi: telegramApiFrom(env),
    insideHosts: insideHostsFrom(env),
  }
}

function portFrom(env: Readonly<Record<string, string | undefined>>): number {
  const text = env['PORT'] || '3000'
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new SettingError(`PORT is "${text}": write a number from 0 to 65535.`)
  return port
}

function oneOf<const T extends string>(
  env: Readonly<Record<string, string | undefined>>,
  name: Setting,
  values: readonly T[],
  fallback: T,
): T {
  const text = env[name] || fallback
  const value = values.find((candidate) => candidate === text)
  if (!value) throw new SettingError(`${name} is "${text}": write one of ${values.join(', ')}.`)
  return value
}

function originFrom(
  env: Readonly<Record<string, string | undefined>>,
  name: Setting,
  fallback: string,
): string {
  const text = env[name] || fallback
  const url = URL.parse(text)
  if (
    !url ||
    (url.protocol !== 'http:' && url.protocol !== 'https:') ||
    url.origin !== text.replace(/\/$/, '')
  )
    throw new SettingError(
      `${name} is "${text}": write an origin such as https://chat.example.org, without a path.`,
    )
  return url.origin
}

/** A bot's token travels in its address: in the clear only to this machine. */
function telegramApiFrom(env: Readonly<Record<string, string | undefined>>): string {
  const origin = originFrom(env, 'TELEGRAM_API', 'https://api.telegram.org')
  if (!origin.startsWith('https://') && !isLoopback(new URL(origin).hostname))
    throw new SettingError(
      `TELEGRAM_API is "${origin}": write an https:// origin, or one of this machine.`,
    )
  return origin
}

/** A Bot API server that the operator names is allowed by that. */
function insideHostsFrom(env: Readonly<Record<string, string | undefined>>): Set<string> {
  const hosts = (env['INSIDE_HOSTS'] || '').split(',').map((host) => host.trim())
  const named = hosts.filter((host) => host !== '')
  for (const host of named)
    if (!/^([\w.-]+|\[[\da-f:]+\]):\d{1,5}$/.test(host))
      throw new SettingError(
        `INSIDE_HOSTS has "${host}": write host:port, such as poort.intern:8443, with a comma between two.`,
      )
  const { hostname, port, protocol } = new URL(telegramApiFrom(env))
  const own = `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`
  return new Set(env['TELEGRAM_API'] ? [...named, own] : named)
}

function exitFrom(env: Readonly<Record<string, string | undefined>>): string {
  const text = env['EXIT_URL'] || 'https://nl.wikipedia.org/'
  const url = URL.parse(text)
  if (url?.protocol !== 'https:')
    throw new SettingError(`EXIT_URL is "${text}": write an https:// address.`)
  return url.href
}

function databaseUrlFrom(env: Readonly<Record<string, string | undefined>>): string | null {
  const text = env['DATABASE_URL']
  if (!text) return null
  if (!/^postgres(ql)?:\/\//.test(text))
    throw new SettingError(
      'DATABASE_URL must begin with postgres:// — or leave it out to use our own PostgreSQL.',
    )
  return text
}

function tlsFrom(env: Readonly<Record<string, string | undefined>>): Config['tls'] {
  const { TLS_CERT: cert, TLS_KEY: key } = env
  if (!cert && !key) return null
  if (!cert || !key)
    throw new SettingError('TLS_CERT and TLS_KEY go together: set both, or neither.')
  return { cert: readSetting('TLS_CERT', cert), key: readSetting('TLS_KEY', key) }
}

function readSetting(name: Setting, path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new SettingError(
      `${name} names ${path}, which can not be read: check the path and its permissions.`,
      { cause },
    )
  }
}

/** The setting somebody meant, when a variable is one slip away from it. */
function slipOf(name: string): Setting | null {
  if ((known as readonly string[]).includes(name)) return null
  const bare = name.replace(/^KEERPUNT_/, '')
  if (bare !== name) return known.find((setting) => setting === bare) ?? null
  return (
    known.find((setting) => setting.length > 4 && name !== setting && oneSlip(name, setting)) ??
    null
  )
}

/** Whether two names differ by one letter added, left out, changed or swapped with its neighbour. */
function oneSlip(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false
  let start = 0
  while (start < left.length && left[start] === right[start]) start += 1
  const [a, b] = [left.slice(start), right.slice(start)]
  return (
    a.slice(1) === b.slice(1) ||
    a.slice(1) === b ||
    a === b.slice(1) ||
    (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  )
}
