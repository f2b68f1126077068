import { texts } from '../../words/texts.ts'

/** Of the lists of pages, and of the doors that lead to them. */
export const sectionWords = texts({
  nl: {
    urgent: 'Eerst dit',
    recognise: 'Herken je dit?',
    all: 'Alle bladzijden',
    also: 'Ook voor jou',
    youth: {
      title: 'Voor jou',
      lead: 'Kies waar het over gaat. Je hoeft niets te vertellen.',
      door: 'Lees wat je nu kunt doen.',
    },
    stories: {
      title: 'Verhalen van anderen',
      lead: 'Wat zij meemaakten en wat hielp. De namen en plaatsen zijn veranderd.',
      door: 'Wat zij meemaakten en wat hielp.',
    },
    relatives: {
      title: 'Voor ouders en anderen',
      lead: 'Maak je je zorgen om iemand? Lees het stap voor stap. Begin waar je wilt.',
      door: 'Je maakt je zorgen om iemand.',
    },
    professionals: {
      title: 'Voor professionals',
      lead: 'Signalen, het gesprek, delen en privacy, en wie je belt.',
      door: 'Je werkt met jongeren.',
    },
    doors: 'Voor wie ben je hier?',
    search: 'Zoeken',
    help: 'Hulp bij jou in de buurt',
  },
  en: {
    urgent: 'This first',
    recognise: 'Do you know this?',
    all: 'All pages',
    also: 'Also for you',
    youth: {
      title: 'For you',
      lead: 'Choose what it is about. You do not have to tell anything.',
      door: 'Read what you can do now.',
    },
    stories: {
      title: 'Stories of others',
      lead: 'What they went through and what helped. Names and places are changed.',
      door: 'What they went through and what helped.',
    },
    relatives: {
      title: 'For parents and others',
      lead: 'Are you worried about someone? Read it step by step. Start where you like.',
      door: 'You are worried about someone.',
    },
    professionals: {
      title: 'For professionals',
      lead: 'Signs, the conversation, sharing and privacy, and whom to call.',
      door: 'You work with young people.',
    },
    doors: 'For whom are you here?',
    search: 'Search',
    help: 'Help near you',
  },
  ar: {
    urgent: 'هذا أولًا',
    recognise: 'هل يحدث معك هذا؟',
    all: 'كل الصفحات',
    also: 'لك أيضًا',
    youth: {
      title: 'لك أنت',
      lead: 'اختر الموضوع. لا داعي لأن تحكي شيئًا.',
      door: 'اقرأ ما يمكنك فعله الآن.',
    },
    stories: {
      title: 'قصص آخرين',
      lead: 'ما مرّوا به وما ساعدهم. غيّرنا الأسماء والأماكن.',
      door: 'ما مرّوا به وما ساعدهم.',
    },
    relatives: {
      title: 'للأهل وغيرهم',
      lead: 'هل أنت قلق على شخص ما؟ اقرأ خطوة بخطوة. ابدأ من حيث تريد.',
      door: 'أنت قلق على شخص ما.',
    },
    professionals: {
      title: 'للمهنيين',
      lead: 'العلامات، والحديث، ومشاركة المعلومات والخصوصية، وبمن تتصل.',
      door: 'أنت تعمل مع الشباب.',
    },
    doors: 'من أجل من أنت هنا؟',
    search: 'بحث',
    help: 'مساعدة بالقرب منك',
  },
})
