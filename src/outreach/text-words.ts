import type { Language } from '../words/language.ts'
import type { requiredParts } from './template.ts'
import type { TemplateFault } from './template-judge.ts'
import type { TextLine } from './text-exchange.ts'

type RequiredPart = (typeof requiredParts)[number]

/** The message texts on the outreach workers' page: Dutch, B1. */
export const textWords = {
  title: 'Teksten',
  how: 'Dit is het ene bericht dat iemand krijgt, per taal. Een medewerker schrijft, een ander keurt goed. Elke versie blijft bewaard.',
  languages: { nl: 'Nederlands', en: 'Engels', ar: 'Arabisch' } satisfies Record<Language, string>,
  used: (version: number) => `Versie ${version}, in gebruik`,
  notUsed: 'Er is geen tekst in gebruik. In deze taal gaat geen bericht weg.',
  waiting: (version: number) => `Versie ${version}, wacht op een ander`,
  by: (writer: string, day: string) => `Geschreven door ${writer}, ${day}`,
  approvedBy: (name: string) => `Goedgekeurd door ${name}.`,
  write: 'Schrijf een nieuwe versie',
  writeTitle: (language: string) => `Een nieuwe versie: ${language}`,
  writeDoes: 'Bewaar en vraag een ander',
  says: 'Tekst van het bericht',
  saysHow:
    '{alias} wordt de werknaam, {chat} het adres van de chat en {why} het adres van de uitleg. Schrijf geen ander adres.',
  written: 'Bewaard. Een ander keurt goed.',
  preview: 'Dit is te lezen op een vergrendelde telefoon',
  needed: 'Dit moet erin staan',
  there: 'staat erin',
  missing: 'ontbreekt',
  faulty: 'Dit bericht kan nog niet worden gebruikt:',
  approve: 'Keur goed',
  approved: 'Goedgekeurd. Deze tekst gaat vanaf nu weg.',
  refuse: 'Stuur terug',
  refused: 'Teruggestuurd.',
  takeBack: 'Trek in',
  tookBack: 'Ingetrokken.',
  end: 'Stop met deze tekst',
  ended: 'Gestopt. In deze taal gaat geen bericht meer weg tot er een nieuwe tekst is.',
  why: 'Waarom?',
  ownWaits: 'Een ander moet deze tekst goedkeuren.',
  versions: 'Eerdere versies',
  states: {
    waiting: 'wacht',
    used: 'in gebruik',
    refused: 'teruggestuurd',
    replaced: 'vervangen',
    ended: 'gestopt',
  } satisfies Record<TextLine['state'], string>,
} as const

/** What each required part is, and words that are recognised as it. */
export const partWords: Record<RequiredPart, { what: string; say: Record<Language, string> }> = {
  'no-sender': {
    what: 'Wie je bent',
    say: {
      nl: 'ik ben {alias} van Keerpunt',
      en: 'I am {alias} from Keerpunt',
      ar: 'اسمي {alias} من منظمة Keerpunt',
    },
  },
  'no-help': {
    what: 'Hulp, geen politie',
    say: { nl: 'hulp, geen politie', en: 'help, not police', ar: 'مساعدة، لسنا شرطة' },
  },
  'no-free': { what: 'Gratis', say: { nl: 'gratis', en: 'free', ar: 'مجانية' } },
  'no-chat': { what: 'Waar de chat is', say: { nl: '{chat}', en: '{chat}', ar: '{chat}' } },
  'no-never-again': {
    what: 'Eén bericht, en nee zeggen mag',
    say: {
      nl: 'Geen interesse? Dan hoor je niets meer',
      en: 'Not interested? Then you will not hear from us again',
      ar: 'لست مهتمًا؟ لن نكتب إليك مرة أخرى',
    },
  },
  'no-why': {
    what: 'Waarom wij schrijven',
    say: {
      nl: 'Waarom dit bericht: {why}',
      en: 'Why this message: {why}',
      ar: 'لماذا هذه الرسالة: {why}',
    },
  },
}

const otherFaults: Record<Exclude<TemplateFault, RequiredPart>, string> = {
  label: 'Een woord plakt een etiket op wie dit leest.',
  preview:
    'In de eerste veertig tekens staat een woord dat iemand kan verraden. Op een vergrendelde telefoon is dat te lezen.',
  'too-long': 'De tekst is langer dan 400 tekens.',
  gap: 'Tussen accolades mag alleen {alias}, {chat} of {why} staan.',
  address:
    'Er staat een adres, nummer of account in. Gebruik alleen {chat} en {why}, los van andere tekens. Zet na een punt een spatie.',
  hidden: 'Er staan onzichtbare tekens in. Typ de tekst opnieuw.',
}

/** What is wrong, in a sentence that says what to do. */
export function sayFault(fault: TemplateFault, language: Language): string {
  const part = fault in partWords ? partWords[fault as RequiredPart] : null
  return part
    ? `Er ontbreekt: ${part.what.toLowerCase()}. Schrijf “${part.say[language]}”.`
    : otherFaults[fault as keyof typeof otherFaults]
}
