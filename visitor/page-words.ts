import { texts } from '../src/words/texts.ts'

/** Texts of the chat page around the app: before it runs, when it can not run, and when the chat is closed. */
export const pageWords = texts({
  nl: {
    open: 'Praat met ons',
    closed: 'De chat is nu dicht',
    full: 'Het is nu druk',
    lead: 'Wij luisteren. Gratis. Je hoeft je naam niet te zeggen.',
    leadClosed: 'Wil je nu met iemand praten? Bel dan een van deze nummers.',
    loading: 'De chat wordt klaargezet.',
    stuck:
      'Gebeurt er niets? Dan lukt de chat niet op deze telefoon. Probeer een nieuwere browser, of bel een van deze nummers.',
    noScript:
      'De chat heeft JavaScript nodig. Dat staat nu uit. Zet het aan, neem een andere browser, of bel een van deze nummers.',
    how: 'Zo werkt de chat',
    facts: [
      'Je praat met een mens. Niet met een computer.',
      'Wij zijn geen politie.',
      'Je mag altijd stoppen.',
    ],
  },
  en: {
    open: 'Talk to us',
    closed: 'The chat is closed now',
    full: 'It is busy now',
    lead: 'We listen. It is free. You do not have to say your name.',
    leadClosed: 'Do you want to talk to someone now? Call one of these numbers.',
    loading: 'The chat is being made ready.',
    stuck:
      'Does nothing happen? Then the chat does not work on this phone. Try a newer browser, or call one of these numbers.',
    noScript:
      'The chat needs JavaScript. It is switched off now. Switch it on, use another browser, or call one of these numbers.',
    how: 'How the chat works',
    facts: [
      'You talk to a person. Not to a computer.',
      'We are not the police.',
      'You may stop at any time.',
    ],
  },
  ar: {
    open: 'تحدث معنا',
    closed: 'الدردشة مغلقة الآن',
    full: 'يوجد ضغط الآن',
    lead: 'نحن نستمع إليك. مجانًا. لا داعي لأن تذكر اسمك.',
    leadClosed: 'هل تريد أن تتحدث مع أحد الآن؟ اتصل بأحد هذه الأرقام.',
    loading: 'يتم تجهيز الدردشة.',
    stuck:
      'ألا يحدث شيء؟ إذًا لا تعمل الدردشة على هذا الهاتف. جرّب متصفحًا أحدث، أو اتصل بأحد هذه الأرقام.',
    noScript:
      'تحتاج الدردشة إلى JavaScript، وهو متوقف الآن. شغّله، أو استخدم متصفحًا آخر، أو اتصل بأحد هذه الأرقام.',
    how: 'كيف تعمل الدردشة',
    facts: ['تتحدث مع إنسان، لا مع حاسوب.', 'نحن لسنا الشرطة.', 'يمكنك التوقف في أي وقت.'],
  },
})
