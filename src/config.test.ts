import { describe, expect, test } from 'vitest'
import { readConfig, SettingError } from './config.ts'

describe('the settings', () => {
  test('an empty environment is a demo on port 3000 with its own database', () => {
    expect(readConfig({})).toMatchObject({
      port: 3000,
      mode: 'demo',
      databaseUrl: null,
      publicOrigin: 'http://localhost:3000',
      chatOrigin: 'http://localhost:3000',
      role: 'all',
      telegramApi: 'https://api.telegram.org',
      tls: null,
    })
  })

  test.each([
    [{ PUBLIC_ORIGN: 'https://a.example' }, 'did you mean PUBLIC_ORIGIN'],
    [{ DATABSE_URL: 'postgres://x' }, 'did you mean DATABASE_URL'],
    [{ KEERPUNT_PORT: '1' }, 'did you mean PORT'],
    [{ PORT: 'abc' }, 'PORT is "abc"'],
    [{ PORT: '70000' }, 'from 0 to 65535'],
    [{ MODE: 'prod' }, 'one of demo, production'],
    [{ ROLE: 'cook' }, 'one of all, web, worker'],
    [{ PUBLIC_ORIGIN: 'chat.example.org' }, 'PUBLIC_ORIGIN'],
    [{ PUBLIC_ORIGIN: 'https://chat.example.org/x' }, 'without a path'],
    [{ DATABASE_URL: 'mysql://x' }, 'postgres://'],
    [{ EXIT_URL: 'javascript:alert(1)' }, 'https://'],
    [{ TELEGRAM_API: 'http://bots.example.org' }, 'https:// origin, or one of this machine'],
    [{ INSIDE_HOSTS: 'poort.intern' }, 'write host:port'],
    [{ INSIDE_HOSTS: 'https://poort.intern:8443' }, 'write host:port'],
    [{ TLS_CERT: '/x' }, 'go together'],
    [{ TLS_CERT: '/nowhere/cert', TLS_KEY: '/nowhere/key' }, 'can not be read'],
    [{ MODE: 'production' }, 'needs PUBLIC_ORIGIN'],
    [
      { MODE: 'production', PUBLIC_ORIGIN: 'http://chat.example.org' },
      'production needs an https:// origin',
    ],
  ])('%j is refused with a sentence that says what to write', (env, sentence) => {
    expect(() => readConfig(env)).toThrow(SettingError)
    expect(() => readConfig(env)).toThrow(sentence)
  })

  test('a Bot API server of our own may stand on this machine without https', () => {
    const local = 'http://127.0.0.1:8081'
    expect(readConfig({ TELEGRAM_API: local })).toMatchObject({
      telegramApi: local,
      insideHosts: new Set(['127.0.0.1:8081']),
    })
  })

  test('no place inside may be sent to unless it is named', () => {
    expect(readConfig({}).insideHosts.size).toBe(0)
    expect(readConfig({ INSIDE_HOSTS: 'poort.intern:8443, [fd00::1]:80' }).insideHosts).toEqual(
      new Set(['poort.intern:8443', '[fd00::1]:80']),
    )
  })

  test('variables that are nothing like ours are left alone', () => {
    expect(readConfig({ HOME: '/home/a', EXPORT: '1', PATH: '/bin', SPORT: 'x' }).port).toBe(3000)
  })
})
