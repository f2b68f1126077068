import { expect, test } from 'vitest'
import { syllablesOf } from './syllables.ts'

const counted: Readonly<Record<number, string>> = {
  1: 'ik huis geld straf boos nieuw leeuw mooi groei bieb team gym de quiz',
  2: 'praten boete beide auto café idee zeuren gooien knieën koeien bijeen royaal foto actie baby',
  3: 'rekening telefoon ideeën radio patiënt reactie video museum geopend beangstig',
  4: 'materiaal officieel financieel hygiëne egoïsme beïnvloeden televisie hulpverlener',
  5: 'bankrekeningen georganiseerd verantwoordelijk jeugdhulpverlener',
}

test.each(
  Object.entries(counted).flatMap(([count, words]) =>
    words.split(' ').map((word) => [word, Number(count)] as const),
  ),
)('%s has %d', (word, count) => {
  expect(syllablesOf(word)).toBe(count)
})
