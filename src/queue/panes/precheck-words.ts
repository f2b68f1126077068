import type { Precheck } from '../../sealing/precheck.ts'

/** The answers as a counsellor reads them at a glance; the visitor's own questions are worded for her. */
export const precheckWords = {
  title: 'Vooraf ingevuld',
  questions: {
    forWhom: 'Voor wie',
    age: 'Leeftijd',
    topic: 'Waarover',
    canType: 'Veilig typen',
    language: 'Taal',
  },
  forWhom: {
    self: 'Jongere',
    relative: 'Naaste',
    professional: 'Professional',
    other: 'Iemand anders',
  },
  age: {
    under12: 'onder 12',
    '12-14': '12–14',
    '15': '15',
    '16-17': '16–17',
    '18-22': '18–22',
    '23plus': '23 of ouder',
  },
  topic: {
    card: 'pinpas of rekening',
    job: 'klusje aangeboden',
    debt: 'schuld of boete',
    threat: 'bedreigd',
    pictures: 'foto’s of filmpjes',
    police: 'politie',
    'someone-else': 'zorgen om iemand anders',
    other: 'iets anders',
  },
  canType: {
    yes: 'kan nu typen',
    'not-long': 'kan niet lang typen',
    no: 'kan nu niet veilig typen',
  },
  language: { nl: 'Nederlands', en: 'Engels', ar: 'Arabisch' },
  notSaid: 'niet gezegd',
} as const

/** `Jongere · 16–17`. Without answers the queue line says who it is for. */
export function personTitle(lineWord: string, precheck: Precheck | null): string {
  const who = precheck?.forWhom ? precheckWords.forWhom[precheck.forWhom] : lineWord
  return precheck?.age ? `${who} · ${precheckWords.age[precheck.age]}` : who
}

/** danger: asks for a human right now and is therefore red: a threat, or typing that is not safe. */
export type SubjectPart = { readonly text: string; readonly danger: boolean }

/** `bedreigd, kan nu typen, Engels` in parts; none when nothing was answered. Dutch goes without saying. */
export function personSubject(precheck: Precheck | null): readonly SubjectPart[] {
  if (!precheck) return []
  const { topic, canType, language } = precheck
  return [
    topic && { text: precheckWords.topic[topic], danger: topic === 'threat' },
    canType && { text: precheckWords.canType[canType], danger: canType === 'no' },
    language !== 'nl' && { text: precheckWords.language[language], danger: false },
  ].filter((part) => part !== false && part !== null)
}
