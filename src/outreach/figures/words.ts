import type { FigureField, Platform } from './mapping.ts'
import type { RefusalWord } from './row.ts'

/** What is wrong with a row, and what to do about it. */
export const refusalText: Readonly<Record<RefusalWord, string>> = {
  columns:
    'Deze rij heeft meer of minder kolommen dan de kop. Kijk of er een scheidingsteken in een naam staat.',
  total: 'Dit is een totaal of een lege rij. Wij tellen zelf op, dus deze rij telt niet mee.',
  'not-a-day': 'Hier staat geen dag die wij kennen. Schrijf de dag als 2026-11-22.',
  'in-the-future': 'Deze dag is nog niet geweest. Staan dag en maand omgekeerd?',
  'too-old': 'Deze dag is van voor 2020. Staan dag en maand omgekeerd?',
  'more-days': 'Deze rij gaat over meer dan een dag. Kies bij het platform een verslag per dag.',
  'outside-campaign':
    'Deze dag valt buiten de dagen van de campagne. Kijk of de dag en de uiting kloppen, of pas de dagen van de campagne aan.',
  'no-name': 'Hier staat geen naam of code van een uiting.',
  'unknown-name':
    'Wij hebben geen uiting met deze code of naam. Zet bij het platform de code van de link in de naam van de advertentie.',
  'two-of-that-name':
    'Meer uitingen kunnen hier bedoeld zijn. Zet bij het platform de code van de link in de naam van de advertentie.',
  'not-a-count': 'Hier staat geen heel getal. Staat de cel op “tekst” of is het getal afgekort?',
  'not-an-amount': 'Hier staat geen bedrag. Kijk of je de goede komma of punt koos.',
  'too-large': 'Dit getal is te groot om te kunnen kloppen.',
  empty: 'Vertoningen, klikken en kosten zijn alle drie leeg.',
  'more-clicked-than-shown': 'Er is vaker geklikt dan vertoond. Staan de kolommen goed?',
  'not-euros': 'Dit bedrag is niet in euro’s. Zet bij het platform de munt op euro.',
}

export const fieldText: Readonly<Record<FigureField, string>> = {
  day: 'Dag',
  until: 'Laatste dag',
  name: 'Naam of code van de uiting',
  shown: 'Vertoningen',
  clicked: 'Klikken',
  cost: 'Kosten',
  currency: 'Munt',
}

export const platformText: Readonly<Record<Platform, string>> = {
  meta: 'Meta',
  tiktok: 'TikTok',
  snapchat: 'Snapchat',
  other: 'Ander bestand',
}
