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

test('the number of an advertisement is found, also in the name that stood around it', () => {
  for (const text of ['Nummer 12345 op die site', 'Te vinden onder lisa-12345'])
    expect(pointsAt(text, 'ad-site', 'https://kinky.nl/ads/lisa-12345'), text).toBe('has-handle')
})

test('what leads to a person is refused, whoever it is', () => {
  for (const text of [
    'Zie @iemand_anders',
    'Zie https://voorbeeld.nl/ad/1',
    'Staat op voorbeeld.nl',
    'Bel 06 12 34 56 78',
    'Mail sam@voorbeeld.nl',
    'Zie linktr.ee/jan_1 en mijnsite.de',
    'Staat op mijnsite.de',
    'telegram.dog/x',
    'Zie t.co/x',
    'Bel 06(123)45678',
    'Bel (06) - 12 34 - 56 78',
    'Mail jan [at] mail',
    'Mail jan(at)mail',
    'snap jan_helpt',
    'Zijn insta: jan12',
    'Zijn tg is helper2026',
    'Heet daar jan_helpt',
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

test('plain Dutch with a full stop, a slash or a platform in it leads nowhere', () => {
  for (const text of [
    'Hij is klaar.Dan wil hij stoppen.Ik zag het.',
    'Zij is o.a. bang, d.w.z. zij durft niet, bijv. ’s avonds.',
    'Ma t/m vr, hij en/of zij, 24/7 bereikbaar.',
    'Schrijft op Telegram dat hij 17 is, in een groep van 250.',
    'Zet op snap 2 keer dat hij wil stoppen. Insta-bericht van 21-11.',
    'Om 14.30 en 21.00 uur, voor 1.000 euro (of 1.500).',
  ])
    expect(pointsAt(text, 'instagram', 'kim_12'), text).toBeNull()
})
