import { describe, expect, test } from 'vitest'
import { sentencesOf } from './sentences.ts'

const parts = (text: string) => sentencesOf(text).map((sentence) => sentence.text)

describe('a text is parted into sentences', () => {
  test.each([
    ['Kom je? Ja! Goed.', ['Kom je?', 'Ja!', 'Goed.']],
    ['Wat?! Nee...', ['Wat?!', 'Nee...']],
    ['Bel bijv. je oom. Hij helpt.', ['Bel bijv. je oom.', 'Hij helpt.']],
    [
      'Dat kost o.a. tijd, geld enz. Stop daarom.',
      ['Dat kost o.a. tijd, geld enz.', 'Stop daarom.'],
    ],
    ['Dhr. Jansen en mevr. De Vries komen.', ['Dhr. Jansen en mevr. De Vries komen.']],
    ['J. Bakker belt om 14.30 uur. Neem op.', ['J. Bakker belt om 14.30 uur.', 'Neem op.']],
    ['Het kost 2.500 euro. Veel geld.', ['Het kost 2.500 euro.', 'Veel geld.']],
    ['Hij zei: “Stop!” en liep weg. Ik ook.', ['Hij zei: “Stop!” en liep weg.', 'Ik ook.']],
    ['Ze zegt: “Kom.” Ik ga.', ['Ze zegt: “Kom.”', 'Ik ga.']],
    ['Ik weet niet… misschien wel. Toch?', ['Ik weet niet… misschien wel.', 'Toch?']],
    ["Dat was het. 's Avonds bel ik.", ['Dat was het.', "'s Avonds bel ik."]],
    ['Kijk op keerpunt.chat of bel ons.', ['Kijk op keerpunt.chat of bel ons.']],
    ['Kop zonder punt\nEen zin. Nog een', ['Kop zonder punt', 'Een zin.', 'Nog een']],
    ['1. Bel de bank.', ['1. Bel de bank.']],
    ['Je hoeft niets te zeggen. je mag wel.', ['Je hoeft niets te zeggen.', 'je mag wel.']],
    ['Call us. It is free, e.g. by phone. OK?', ['Call us.', 'It is free, e.g. by phone.', 'OK?']],
    ['هل أنت في خطر؟ اتصل بنا. نحن هنا.', ['هل أنت في خطر؟', 'اتصل بنا.', 'نحن هنا.']],
    ['... !? -', []],
    ['', []],
  ])('%j', (text, sentences) => {
    expect(parts(text)).toEqual(sentences)
  })

  test('each with its place', () => {
    const text = '  Een. Twee!\n Drie'
    for (const { text: own, at } of sentencesOf(text))
      expect(text.slice(at, at + own.length)).toBe(own)
    expect(sentencesOf(text)).toHaveLength(3)
  })
})
