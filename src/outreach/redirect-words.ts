import { emergency, helplineOf } from '../directory/helplines.ts'
import type { Language } from '../words/language.ts'
import { firstLanguage } from '../words/language.ts'
import { texts } from '../words/texts.ts'

/** Where the answers lead. chat: the origin of the chat page; portal: of the other pages. */
export type Origins = { readonly chat: string; readonly portal: string }

/** The self-test that every language has. */
const selfTest = '/test/klusjes'

/** A2, for whoever wrote to us somewhere else. It asks nothing: a question invites a story, and others can read along. */
export const redirectWords = texts({
  nl: {
    who: 'Hoi. Dit is Keerpunt: hulp voor jongeren. Wij zijn geen politie.',
    notHere: 'Vertel het niet hier. Anderen kunnen hier meelezen.',
    chat: 'Praten? Gratis en zonder je naam:',
    test: 'Eerst zelf kijken? Doe de test:',
    danger: 'Nu gevaar: bel',
    suicide: 'Denk je aan zelfmoord: bel',
    kept: 'Wij lezen en bewaren niet wat je hier schrijft. Telegram bewaart het wel.',
    subject: 'Praat met ons in de chat',
    short: 'Vertel het niet hier. Gratis chat, zonder je naam:',
  },
  en: {
    who: 'Hi. This is Keerpunt: help for young people. We are not the police.',
    notHere: 'Do not tell it here. Other people can read this.',
    chat: 'Want to talk? Free, without your name:',
    test: 'Look for yourself first? Do the test:',
    danger: 'Danger now: call',
    suicide: 'Thinking of suicide: call',
    kept: 'We do not read or keep what you write here. Telegram does keep it.',
    subject: 'Talk to us in the chat',
    short: 'Do not tell it here. Free chat, without your name:',
  },
  ar: {
    who: 'مرحبا. هنا كيربونت: مساعدة للشباب. نحن لسنا الشرطة.',
    notHere: 'لا تحكِ هنا. قد يقرأ آخرون هذا.',
    chat: 'تريد أن تتحدث؟ مجانا وبدون اسمك:',
    test: 'تريد أن ترى بنفسك أولا؟ قم بالاختبار:',
    danger: 'خطر الآن: اتصل على',
    suicide: 'تفكر في الانتحار: اتصل على',
    kept: 'نحن لا نقرأ ولا نحفظ ما تكتبه هنا. لكن تيليغرام يحفظه.',
    subject: 'تحدث معنا في الدردشة',
    short: 'لا تحكِ هنا. دردشة مجانية بدون اسمك:',
  },
})

const addressOf = (origin: string, path: string, language: Language) =>
  `${origin}${language === firstLanguage ? '' : `/${language}`}${path}`

/** The whole of what we ever say in a bot. No code and nothing of who asks travels in an address. */
export function botText({ chat, portal }: Origins, language: Language): string {
  const say = redirectWords[language]
  return [
    say.who,
    say.notHere,
    '',
    say.chat,
    addressOf(chat, '/chat', language),
    '',
    say.test,
    addressOf(portal, selfTest, language),
    '',
    `${say.danger} ${emergency.number}. ${say.suicide} ${helplineOf('113').number}.`,
    say.kept,
  ].join('\n')
}

/** For channels that do not say which language somebody reads: Dutch first, the others in one line each. */
export function redirectText({ chat }: Origins): string {
  const { nl, en, ar } = redirectWords
  return [
    nl.who,
    `${nl.short} ${chat}/chat`,
    `${nl.danger} ${emergency.number}. ${nl.suicide} ${helplineOf('113').number}.`,
    `${en.short} ${chat}/en/chat`,
    `${ar.short} ${chat}/ar/chat`,
  ].join('\n')
}
