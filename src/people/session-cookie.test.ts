import { expect, test } from 'vitest'
import { sessionCookie } from './session-cookie.ts'

const token = 'k'.repeat(43)
const plain = sessionCookie('http://localhost:3000')
const secure = sessionCookie('https://chat.example.org')

test('over TLS the cookie is pinned to the host and never sent without it', () => {
  expect(secure.write(token)).toBe(
    `__Host-keerpunt-desk=${token}; Path=/; HttpOnly; SameSite=Strict; Secure`,
  )
  expect(plain.write(token)).toBe(`keerpunt-desk=${token}; Path=/; HttpOnly; SameSite=Strict`)
})

test('a token is found among other cookies', () => {
  expect(plain.read(`theme=dark; keerpunt-desk=${token}; a=b`)).toBe(token)
  expect(secure.read(`__Host-keerpunt-desk=${token}`)).toBe(token)
})

test('nothing else is a token', () => {
  expect(plain.read(null)).toBeNull()
  expect(plain.read('theme=dark')).toBeNull()
  expect(plain.read('keerpunt-desk=')).toBeNull()
  // Over TLS another host of the domain could have set the plain name.
  expect(secure.read(`keerpunt-desk=${token}`)).toBeNull()
  expect(plain.read(`keerpunt-desk=${token}; keerpunt-desk=${'x'.repeat(43)}`)).toBeNull()
})
