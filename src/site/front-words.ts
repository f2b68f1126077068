import { texts } from '../words/texts.ts'

export const frontWords = texts({
  nl: {
    title: 'Zit je vast in iets waar je uit wilt?',
    lead: 'Wij luisteren. Gratis. Je hoeft je naam niet te zeggen.',
    start: 'Start de chat',
    aboutChat: 'Zo werkt de chat',
    exitOnce:
      'Met “Weg van deze site” ben je meteen weg. De naam van deze site blijft wel in de geschiedenis van je telefoon staan.',
    exitKeys: 'Op een toetsenbord: druk drie keer op Shift.',
    search: 'Zoek iets anders',
    test: 'Doe een test',
    stories: 'Lees verhalen',
    neutral: 'Uitleg in gewone woorden.',
  },
  en: {
    title: 'Are you stuck in something you want to get out of?',
    lead: 'We listen. It is free. You do not have to say your name.',
    start: 'Start the chat',
    aboutChat: 'How the chat works',
    exitOnce:
      'With “Leave this site” you are gone at once. The name of this site does stay in the history of your phone.',
    exitKeys: 'On a keyboard: press Shift three times.',
    search: 'Search for something else',
    test: 'Do a test',
    stories: 'Read stories',
    neutral: 'Explained in plain words.',
  },
  ar: {
    title: 'هل أنت عالق في شيء تريد الخروج منه؟',
    lead: 'نحن نستمع إليك. مجانًا. لا داعي لأن تذكر اسمك.',
    start: 'ابدأ الدردشة',
    aboutChat: 'كيف تعمل الدردشة',
    exitOnce:
      'عندما تضغط «اخرج من الموقع» تغادر فورًا. لكن اسم هذا الموقع يبقى في سجل التصفح في هاتفك.',
    exitKeys: 'على لوحة المفاتيح: اضغط Shift ثلاث مرات.',
    search: 'ابحث عن شيء آخر',
    test: 'أجرِ اختبارًا',
    stories: 'اقرأ قصصًا',
    neutral: 'شرح بكلمات بسيطة.',
  },
})
