import { expect, test } from 'vitest'
import { pointsAt } from './points-at.ts'

test('a text with the handle in it is found, in any spelling', () => {
  for (const text of [
    'Zocht naar jan.de_boer in een groep',
    'JAN DE BOER zegt dat hij wil stoppen',
    'j\u200ban\u200bdeboer vraagt om een klus',
    'ｊａｎｄｅｂｏｅｒ biedt zich aan',
  ])
    expect(pointsAt(text, 'instagram', '@Jan.de.Boer'), text).toBe('has-handle')
})

test('a short handle is found as a word, not inside one', () => {
  expect(pointsAt('Hij werkt samen met anderen', 'instagram', 'sam')).toBeNull()
  expect(pointsAt('Volgens Sam is het een klus', 'instagram', 'sam')).toBe('has-handle')
})

test('what leads to a person is refused, whoever it is', () => {
  for (const text of [
    'Zie @iemand_anders',
    'Zie https://voorbeeld.nl/ad/1',
    'Staat op voorbeeld.nl',
    'Bel 06 12 34 56 78',
    'Mail sam@voorbeeld.nl',
  ])
    expect(pointsAt(text, 'instagram', 'kim_12'), text).toBe('has-address')
})

test('an ordinary reason is kept', () => {
  expect(
    pointsAt(
      'Schrijft op 21 november om 14:30 dat hij wil stoppen, groep van 25 leden.',
      'telegram',
      'kim_12',
    ),
  ).toBeNull()
})
