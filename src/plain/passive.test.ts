import { describe, expect, test } from 'vitest'
import { findPassives } from './passive.ts'
import { wordsOf } from './tokens.ts'

const passives = (text: string) => findPassives(wordsOf(text), text, 0).length

describe('a passive', () => {
  test.each([
    'Je wordt gebeld door de bank.',
    'De pas werd gisteren geblokkeerd.',
    'Er worden vragen gesteld.',
    'Dat is verboden, maar het wordt vaak gedaan.',
    'Ik weet dat hij bedreigd wordt.',
    'De foto kan worden verwijderd.',
    'Hij is door zijn neef bedrogen.',
    'Hoe kan dit worden voorkomen?',
    'Het verslag wordt door ons nagekeken.',
  ])('is seen in: %s', (text) => {
    expect(passives(text)).toBe(1)
  })

  test.each([
    'Je wordt boos.',
    'Hij wordt volgende maand zestien.',
    'Het wordt al laat.',
    'Wat wil je later worden?',
    'Zij wordt bang voor het geweld.',
    'Je wordt verliefd op iemand.',
    'Het geld is gestolen.',
    'Hij is door de stad gelopen.',
    'Ik ben gestopt.',
    'Wij zijn door de regen gekomen.',
    'De klusjes worden steeds zwaarder.',
    'Ze werd gek van het geluid.',
    'Je wordt gelukkig met je gezin.',
    'Dat wordt een gesprek met twee getuigen.',
  ])('is not seen in: %s', (text) => {
    expect(passives(text)).toBe(0)
  })
})
