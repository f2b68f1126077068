import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../words/language.ts'
import { fillMessage, firstMessages } from './message.ts'
import { blockPhrase, judgeMessage, phrasesIn } from './template.ts'

const pages = { chat: 'keerpunt.example/chat', why: 'keerpunt.example/waarom' }
const filled = (language: (typeof languages)[number], alias = 'Noor') =>
  fillMessage(firstMessages[language], { alias, pages })

describe('the message', () => {
  test.each(languages)(
    'in %s says who, help, free, never again and why; nothing on a locked phone',
    (language) => {
      for (const alias of ['Bo', 'Noor', 'Maximiliaan', 'Worker 12'])
        expect(judgeMessage(filled(language, alias), language, pages), alias).toEqual([])
    },
  )

  test('has the worker’s alias and our addresses, and no gap left', () => {
    for (const language of languages) {
      expect(filled(language)).toContain('Noor')
      expect(filled(language)).toContain('keerpunt.example/chat')
      expect(filled(language)).not.toMatch(/[{}]/)
    }
  })

  test('an alias that looks like a pattern is written as it is', () => {
    expect(filled('nl', '$& {why}')).toContain('$& ')
  })
})

describe('a message is refused', () => {
  const good = filled('nl')
  test.each([
    ['no-sender', good.replace('van Keerpunt', '')],
    ['no-help', good.replace(', geen politie', '')],
    ['no-free', good.replace('gratis', 'mooi')],
    ['no-chat', good.replace('keerpunt.example/chat', '')],
    ['no-never-again', good.replace('Geen interesse? Dan hoor je niets meer.', '')],
    ['no-why', good.replace('/waarom', '')],
    ['label', good.replace('jongeren', 'slachtoffers')],
    ['preview', good.replace('Hoi, ik', 'Wil je stoppen met drugs? Ik')],
    ['too-long', good + ' en'.repeat(200)],
  ] as const)('%s', (fault, text) => {
    expect(judgeMessage(text, 'nl', pages)).toContain(fault)
  })

  test('when any required sentence is taken away', () => {
    fc.assert(
      fc.property(fc.constantFrom(...languages), fc.integer({ min: 0, max: 5 }), (language, at) => {
        const sentences = filled(language).split(/(?<=[.?؟:]) /)
        const without = sentences.filter((_, index) => index !== at).join(' ')
        // The second sentence tells what we do: it may be another one.
        fc.pre(at < sentences.length && at !== 1)
        expect(judgeMessage(without, language, pages)).not.toEqual([])
      }),
    )
  })
})

test('a name on the block list is found in a message, however it is written', () => {
  const phrase = blockPhrase('Sanne  de Vríes')
  expect(phrasesIn('Hoi, ik ben SANNE DE VRIES van Keerpunt')).toContain(phrase)
  expect(phrasesIn('Hoi, ik ben Sanne van Keerpunt')).not.toContain(phrase)
  expect(blockPhrase(' . ')).toBeNull()
  expect(blockPhrase('een twee drie vier vijf')).toBeNull()
})
