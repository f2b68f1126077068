import { expect, test } from 'vitest'
import { labelsIn } from './labels.ts'

const parts = (text: string, language: 'nl' | 'en' | 'ar' = 'nl') =>
  labelsIn(text, 'youth', language).map(({ part }) => part)

test('a label in a text for youth is found, with what to write instead', () => {
  expect(labelsIn('Ben jij slachtoffer?', 'youth', 'nl')).toEqual([
    { part: 'slachtoffer', instead: ['jij', 'iemand die gedwongen wordt'] },
  ])
})

test.each([
  ['SLACHTOFFER van je maat', 'nl'],
  ['Stap uit je slachtofferrol', 'nl'],
  ['Hulp voor geldezelslachtoffers', 'nl'],
  ['Jij bent geen crimineel', 'nl'],
  ['Are you a Victim?', 'en'],
  ['هل أنت ضحية؟', 'ar'],
] as const)('%s', (text, language) => {
  expect(parts(text, language).length).toBeGreaterThan(0)
})

test('plain words are no label, and professionals may read theirs', () => {
  expect(parts('Moet jij geld halen voor een ander? Jij mag nee zeggen.')).toEqual([])
  expect(labelsIn('Ben jij slachtoffer?', 'professionals', 'nl')).toEqual([])
})
