import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeText, codeWords, newReturnCode, readReturnCode } from './return-code.ts'
import { returnWords } from './return-words.ts'
import vectors from './vectors/return-code.json' with { type: 'json' }

const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, 'hex'))
const code = fc.uint8Array({ minLength: 10, maxLength: 10 }).map((octets) => new Uint8Array(octets))
const [, , third] = vectors.cases
const known = third?.text ?? ''
const read = (octets: Uint8Array) => ({ kind: 'code', codeBytes: octets })
const slip = (why: string, group: number | null) => ({ kind: 'slip', why, group })

test('letters and words agree with answers made by other code', async () => {
  for (const { code, text, words } of vectors.cases) {
    expect(await codeText(bytes(code))).toBe(text)
    expect(codeWords(bytes(code)).join(' ')).toBe(words)
    expect(await readReturnCode(text)).toEqual(read(bytes(code)))
    expect(await readReturnCode(words)).toEqual(read(bytes(code)))
  }
})

test('every code comes back from its letters and from its words', async () => {
  await fc.assert(
    fc.asyncProperty(code, async (octets) => {
      const text = await codeText(octets)
      expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{2}$/)
      expect(await readReturnCode(text)).toEqual(read(octets))
      expect(await readReturnCode(text.replaceAll('-', ''))).toEqual(read(octets))
      expect(await readReturnCode(text.slice(0, 19))).toEqual(read(octets))
      expect(await readReturnCode(codeWords(octets).join(' '))).toEqual(read(octets))
    }),
  )
})

test('two new codes are not the same', () => {
  expect(newReturnCode()).toHaveLength(10)
  expect(newReturnCode()).not.toEqual(newReturnCode())
})

test('how it is typed does not matter: case, spaces, dashes, look-alikes', async () => {
  const octets = bytes(third?.code ?? '')
  for (const typed of [
    known.toLowerCase(),
    known.replaceAll('-', ' '),
    known.replaceAll('-', ' – '),
    ` ${known} \n`,
    known.replaceAll('0', 'O').replaceAll('1', 'l'),
    known.replaceAll('0', 'o').replaceAll('1', 'I'),
    known.replace(/(.)/g, '$1 '),
    known.normalize('NFKD'),
  ]) {
    expect(await readReturnCode(typed)).toEqual(read(octets))
  }
})

test('a slip is told from a code, and where it can be seen also which group', async () => {
  expect(await readReturnCode('')).toEqual({ kind: 'empty' })
  expect(await readReturnCode(' \t ')).toEqual({ kind: 'empty' })
  const groups = known.split('-')
  const with3 = (third: string) => groups.map((group, at) => (at === 2 ? third : group)).join(' ')
  expect(await readReturnCode(with3('AB'))).toEqual(slip('length', 3))
  expect(await readReturnCode(with3('ABCDE'))).toEqual(slip('length', 3))
  expect(await readReturnCode(with3('7U7U'))).toEqual(slip('letter', 3))
  expect(await readReturnCode(with3('77U7').replaceAll(' ', ''))).toEqual(slip('letter', 3))
  expect(await readReturnCode('7777')).toEqual(slip('length', null))
  expect(await readReturnCode('7777 7777 7777 7777 7777')).toEqual(slip('length', 5))
  expect(await readReturnCode('?')).toEqual(slip('letter', 1))
})

test('one wrong letter is caught by the check group, but for one in a thousand', async () => {
  const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  let caught = 0
  let tried = 0
  for (let at = 0; at < known.length; at++) {
    if (known[at] === '-') continue
    for (const letter of alphabet.replace(known[at] ?? '', '')) {
      const answer = await readReturnCode(known.slice(0, at) + letter + known.slice(at + 1))
      tried += 1
      if (answer.kind === 'slip' && answer.why === 'check') caught += 1
    }
  }
  expect(tried).toBe(18 * 31)
  expect(tried - caught).toBeLessThan(5)
})

test('words are read as they are remembered: capitals, commas, numbers, the first four letters', async () => {
  await fc.assert(
    fc.asyncProperty(code, async (octets) => {
      const words = codeWords(octets)
      for (const typed of [
        words.join(', '),
        words.join('\n').toUpperCase(),
        words.map((word, at) => `${at + 1}. ${word}`).join(' '),
        words.map((word) => word.slice(0, 4)).join('-'),
        words.map((word) => word.replace('e', 'é')).join(' '),
      ]) {
        expect(await readReturnCode(typed)).toEqual(read(octets))
      }
    }),
    { numRuns: 40 },
  )
})

test('one wrong letter in a word is put right, or the word is named', async () => {
  const octets = bytes(third?.code ?? '')
  const words = codeWords(octets)
  const typing = (at: number, word: string) =>
    readReturnCode(words.map((one, n) => (n === at ? word : one)).join(' '))
  for (const [at, word] of words.entries()) {
    for (let place = 0; place < word.length; place++) {
      for (const wrong of [
        word.slice(0, place) + word.slice(place + 1),
        `${word.slice(0, place)}q${word.slice(place)}`,
        `${word.slice(0, place)}q${word.slice(place + 1)}`,
      ]) {
        const answer = await typing(at, wrong)
        if (answer.kind === 'code') expect(answer).toEqual(read(octets))
        else expect(answer).toMatchObject({ kind: 'unknown-word', word: wrong, at: at + 1 })
      }
    }
  }
  expect(await typing(5, 'xyzzyx')).toEqual({
    kind: 'unknown-word',
    word: 'xyzzyx',
    at: 6,
    suggestions: [],
  })
})

test('ei and ij, ou and au are one', async () => {
  const tried = returnWords.filter((word) => /ei|ij|ou|au/.test(word))
  expect(tried.length).toBeGreaterThan(30)
  for (const word of tried) {
    const swapped = word.replace(/ei|ij|ou|au/, (pair) => other[pair] ?? '')
    const eight = [swapped, ...returnWords.slice(0, 7)].join(' ')
    const answer = await readReturnCode(eight)
    expect(answer.kind === 'code' && codeWords(answer.codeBytes)[0]).toBe(word)
  }
})

test('too few or too many words are counted', async () => {
  const seven = returnWords.slice(100, 107).join(' ')
  expect(await readReturnCode(seven)).toEqual({ kind: 'words', count: 7 })
  expect(await readReturnCode(`${seven} ${seven}`)).toEqual({ kind: 'words', count: 14 })
  expect(await readReturnCode('zonnebloem')).toEqual({ kind: 'words', count: 1 })
})

test('whatever is typed gives an answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 200 }), async (typed) => {
      expect((await readReturnCode(typed)).kind).toMatch(/code|slip|empty|word/)
    }),
    { numRuns: 500 },
  )
})

const other: Readonly<Record<string, string>> = { ei: 'ij', ij: 'ei', ou: 'au', au: 'ou' }
