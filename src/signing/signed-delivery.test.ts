import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hubSignature, sameText, timedSignature } from './signed-delivery.ts'

test('the hub’s signature agrees with RFC 4231, test case 2', () => {
  expect(hubSignature('Jefe', Buffer.from('what do ya want for nothing?'))).toBe(
    'sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  )
})

test('a timed signature is what WebCrypto makes of time, dot and body', () => {
  const body = Buffer.from('{"id":"1","from":"+31600000000"}')
  expect(timedSignature('een geheim van de poort', '1795000000', body)).toBe(
    'sha256=fd81aad1698eddb15aa787b544b8113d5dd232bf877a7d0799986a5856a8c975',
  )
})

test('another time, body or secret is another signature', () => {
  const body = Buffer.from('{"id":"1"}')
  const right = timedSignature('geheim', '1795000000', body)
  expect(timedSignature('geheim', '1795000001', body)).not.toBe(right)
  expect(timedSignature('geheim', '1795000000', Buffer.from('{"id":"2"}'))).not.toBe(right)
  expect(timedSignature('geheim2', '1795000000', body)).not.toBe(right)
})

test('texts are the same only when every character is', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(sameText(one, other)).toBe(Buffer.from(one).equals(Buffer.from(other)))
      expect(sameText(one, one)).toBe(true)
    }),
  )
})
