import { expect, test } from 'vitest'
import { maySendTo } from './channel-credentials.ts'

const nobody = new Set<string>()
const allowed = new Set(['127.0.0.1:8080', 'poort.intern:80'])

test('answers go to https addresses only, and to a door inside that the operator allows', () => {
  expect(maySendTo('https://poort.example.org/stuur?x=1', nobody)).toBe(true)
  expect(maySendTo('http://127.0.0.1:8080/stuur', allowed)).toBe(true)
  expect(maySendTo('http://poort.intern/', allowed)).toBe(true)
})

test.each([
  ['http://127.0.0.1:8080/', nobody],
  ['http://127.0.0.1:8081/', allowed],
  ['http://localhost:8080/', allowed],
  ['http://poort.example.org/', allowed],
  ['http://127.0.0.1.example.org:8080/', allowed],
  ['https://naam:geheim@poort.example.org/', allowed],
  ['https://naam@poort.example.org/', allowed],
  ['https://poort.example.org/#stuk', allowed],
  ['file:///etc/passwd', allowed],
  ['ftp://127.0.0.1:8080/', allowed],
  ['geen adres', allowed],
])('%s is refused', (address, hosts) => {
  expect(maySendTo(address, hosts)).toBe(false)
})
