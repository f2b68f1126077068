import { afterAll, describe, expect, test } from 'vitest'
import { wordsOf } from '../tokens.ts'
import { mostWords, openSpelling, SpellingStoppedError, TooManyWordsError } from './spelling.ts'

const spelling = openSpelling()
afterAll(() => spelling[Symbol.asyncDispose]())

const misspelt = async (text: string) =>
  (await spelling.check(wordsOf(text).map(({ word }) => word))).map(({ word }) => word)

describe('Dutch spelling', () => {
  test('knows the words of a page: bent words, compounds, trema, apostrophes, capitals', async () => {
    const text = `Politieagenten in het gemeentehuis kregen ideeën voor auto’s en foto's. Hij vertelde het ’s avonds aan
      de jeugdhulpverlener op het schoolplein. Eén bankrekeningnummer is genoeg. Zij is mijn oma’s buurvrouw.`
    expect(await misspelt(text)).toEqual([])
  })

  test('knows the words of our field, and English that is used in Dutch', async () => {
    expect(
      await misspelt(`Een straatboete, een geldezel, een katvanger, uithalers, de AVIM, de LVB-jongere, de zorgcoördinator
        en het non-punishmentbeginsel. Geldezel? No way! Check your DM's, snitch. Snitches chillen online.`),
    ).toEqual([])
  })

  test('names what is wrong, once, with what was meant', async () => {
    const found = await spelling.check(['mischien', 'Gebuerd', 'mischien', 'goed'])
    expect(found).toEqual([
      { word: 'mischien', suggestions: expect.arrayContaining(['misschien']) },
      { word: 'Gebuerd', suggestions: expect.arrayContaining(['Gebeurd']) },
    ])
    expect(found.every(({ suggestions }) => suggestions.length <= 5)).toBe(true)
  })

  test('takes hyphens and stress as writers use them, and still sees what is wrong in them', async () => {
    expect(await misspelt('De LVB-jongere zágen wij mét een spionage-app.')).toEqual([])
    expect(await misspelt('De LVB-jongre en de app-groep-. Zie ook -- en -')).toEqual([
      'LVB-jongre',
    ])
  })

  test('asks nothing of numbers, addresses and other scripts', async () => {
    const odd = [
      '112',
      '0800-2000',
      'keerpunt.chat',
      'a@b.nl',
      'مرحبا',
      '',
      '\u0000',
      'x'.repeat(999),
    ]
    expect(await spelling.check(odd)).toEqual([])
    expect(await spelling.check([])).toEqual([])
  })

  test('answers several questions at once, each its own', async () => {
    const questions = ['vergete', 'fietz', 'geslooten']
    const answers = await Promise.all(questions.map((word) => spelling.check([word])))
    expect(answers.map(([one]) => one?.word)).toEqual(questions)
  })

  test('gives an answer to 2,000 wrong words, and refuses more', async () => {
    const letters = 'bcdfghjklm'
    const wrong = Array.from(
      { length: mostWords },
      (_, at) =>
        `${[...String(at).padStart(4, '0')].map((digit) => letters[Number(digit)]).join('')}qx`,
    )
    expect(await spelling.check(wrong)).toHaveLength(mostWords)
    await expect(spelling.check([...wrong, 'een'])).rejects.toThrow(TooManyWordsError)
  })

  test('its thread ends after quiet, and the next question begins another', async () => {
    await using brief = openSpelling({ quietMs: 0 })
    const threads = () => (process.report.getReport() as { workers: unknown[] }).workers.length
    const before = threads()
    expect(await brief.check(['huis'])).toEqual([])
    await expect.poll(threads, { timeout: 10_000 }).toBe(before)
    expect(await brief.check(['huiz'])).toHaveLength(1)
  })

  test('when closed, who waits hears so, and nobody can ask any more', async () => {
    const closing = openSpelling()
    const waits = expect(closing.check(['huis'])).rejects.toThrow(SpellingStoppedError)
    await closing[Symbol.asyncDispose]()
    await waits
    await expect(closing.check(['huis'])).rejects.toThrow(SpellingStoppedError)
  })
})
