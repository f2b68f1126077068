import { describe, expect, test } from 'vitest'
import { languages } from '../words/language.ts'
import { firstMessages } from './message.ts'
import { judgeTemplate } from './template-judge.ts'

const pages = { chat: 'keerpunt.example/chat', why: 'keerpunt.example/waarom' }
const judge = (says: string, language: (typeof languages)[number] = 'nl') =>
  judgeTemplate(says, language, pages)
const good = firstMessages.nl

test.each(languages)('the first message in %s has no fault', (language) => {
  expect(judge(firstMessages[language], language)).toEqual({ faults: [], labels: [] })
})

describe('a template is refused', () => {
  test.each([
    ['no-sender', good.replace('{alias}', 'Jan')],
    ['no-chat', good.replace('{chat}', 'keerpunt.example/chat')],
    ['no-chat', good.replace('{chat}', '')],
    ['no-why', good.replace('{why}', 'de site')],
    ['no-never-again', good.replace('Dan hoor je niets meer', 'Jammer')],
    ['gap', `${good} {naam}`],
    ['gap', `${good} {`],
    ['address', `${good} Of bel 06 12345678`],
    ['address', `${good} Of @jan.werkt`],
    ['address', good.replace('gratis', 'gratis op voorbeeld.nl')],
    ['address', good.replace('gratis', 'gratis via keerpunt-chat.xyz/chat')],
    ['address', good.replace('gratis', 'gratis via bit.ly/hulp1')],
    ['address', good.replace('gratis', 'gratis, snap jan_helpt,')],
    ['address', good.replace('gratis', 'gratis via mijnsite.Dan')],
    ['address', good.replace('gratis', 'gratis via x/y')],
    ['address', good.replace('{chat}', 'hulp-{chat}')],
    ['address', good.replace('{chat}', '{chat}.xyz')],
    ['address', good.replace('{alias}', '{alias}.xyz')],
    ['hidden', good.replace('hulp', 'hu\u200blp')],
    ['hidden', good.replace('hulp', '\u202ehulp')],
    ['label', good.replace('jongeren', 'daders')],
    ['too-long', `${good} ${'woord '.repeat(60)}`],
  ] as const)('%s: %s', (fault, says) => {
    expect(judge(says).faults).toContain(fault)
  })

  test('but not for a slash or full stop of plain words', () => {
    for (const more of ['Ma t/m vr.', 'Bel en/of chat, 24/7.', 'O.a. voor jou. Echt.'])
      expect(judge(`${good} ${more}`).faults, more).toEqual([])
  })

  test('with the word that puts a label on somebody, and another to write', () => {
    const { labels } = judge(good.replace('jongeren', 'slachtoffers'))
    expect(labels[0]?.part).toBe('slachtoffers')
    expect(labels[0]?.instead.length).toBeGreaterThan(0)
  })
})
