import { expect, test } from 'vitest'
import { languages } from '../words/language.ts'
import { botText, redirectText } from './redirect-words.ts'

const origins = { chat: 'https://chat.example.org', portal: 'https://keerpunt.example.org' }
const all = [...languages.map((language) => botText(origins, language)), redirectText(origins)]

test('every answer leads to the chat of its language, without a code, and names the numbers for danger', () => {
  for (const text of all) {
    const addresses = text.match(/https:\S+/g) ?? []
    expect(addresses.some((address) => address.endsWith('/chat'))).toBe(true)
    for (const address of addresses) expect(address).not.toMatch(/[?#=]/)
    expect(text).toContain('112')
    expect(text).toContain('0800-0113')
  }
})

test('no answer promises what we can not keep, or puts a label on her', () => {
  for (const text of all)
    expect(text).not.toMatch(/100 ?%|anoniem|anonymous|slachtoffer|victim|dader|مجهول|ضحية/i)
})

test('an answer for every channel fits where the smallest of them ends', () => {
  expect(Buffer.byteLength(redirectText(origins))).toBeLessThan(1_000)
})
