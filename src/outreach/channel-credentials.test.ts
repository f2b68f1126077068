import { expect, test } from 'vitest'
import { maySendTo } from './channel-credentials.ts'

test('answers go to https addresses only, and to this machine in a demo', () => {
  expect(maySendTo('https://poort.example.org/stuur?x=1', false)).toBe(true)
  expect(maySendTo('http://127.0.0.1:8080/stuur', true)).toBe(true)
  expect(maySendTo('http://localhost:8080/', true)).toBe(true)
})

test.each([
  ['http://127.0.0.1:8080/', false],
  ['http://poort.example.org/', true],
  ['http://127.0.0.1.example.org/', true],
  ['http://localhost.example.org/', true],
  ['https://naam:geheim@poort.example.org/', true],
  ['https://naam@poort.example.org/', true],
  ['https://poort.example.org/#stuk', true],
  ['file:///etc/passwd', true],
  ['ftp://127.0.0.1/', true],
  ['geen adres', true],
])('%s is refused (demo: %s)', (address, demo) => {
  expect(maySendTo(address, demo)).toBe(false)
})
