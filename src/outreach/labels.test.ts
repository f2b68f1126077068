import { expect, test } from 'vitest'
import { labelsIn } from './labels.ts'

const parts = (text: string) => labelsIn(text, 'youth').map(({ part }) => part)

test('a label in a text for youth is found, with what to write instead', () => {
  expect(labelsIn('Ben jij slachtoffer?', 'youth')).toEqual([
    { part: 'slachtoffer', instead: ['jij', 'iemand die gedwongen wordt'] },
  ])
})

test.each([
  'SLACHTOFFER van je maat',
  'Stap uit je slachtofferrol',
  'Hulp voor geldezelslachtoffers',
  'Jij bent geen crimineel',
  'Are you a Victim?',
  'هل أنت ضحية؟',
  'Ben jij slacht\u00adoffer?',
  'Ben jij sl\u200bachtoffer?',
  'Ben jij slаchtoffеr?', // with Cyrillic а and е
])('%s', (text) => {
  expect(parts(text).length).toBeGreaterThan(0)
})

test('plain words are no label, and professionals may read theirs', () => {
  expect(parts('Moet jij geld halen voor een ander? Jij mag nee zeggen.')).toEqual([])
  expect(labelsIn('Ben jij slachtoffer?', 'professionals')).toEqual([])
})
