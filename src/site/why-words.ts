import { texts } from '../words/texts.ts'
import type { TextPageWords } from './page-words.ts'

/** Why somebody got a message of ours: what GDPR article 14 wants said to who did not give the data herself. */
export const whyWords = texts<TextPageWords>({
  nl: {
    title: 'Waarom kreeg jij een bericht?',
    draft: 'Concept: een jurist moet deze bladzijde nog nakijken.',
    sections: [
      {
        heading: 'Wie schreef jou?',
        says: [
          'Een medewerker van Keerpunt. Een mens, geen computer. Wij zijn hulp en geen politie.',
          'De medewerker zag iets van jou dat openbaar was, zoals een profiel of een advertentie. Een collega keek eerst mee.',
          'Wij denken niet slecht over je. Misschien heb je ons niet nodig. Dan hoef je niets te doen.',
        ],
      },
      {
        heading: 'Waarom doen wij dit?',
        says: [
          'Sommige jongeren doen klusjes en kunnen niet meer stoppen. Zij weten vaak niet waar hulp is.',
          'Wij vinden dat een goede reden om één keer te schrijven. De wet heet AVG. Een jurist kijkt nog na welke regel hier precies bij hoort: artikel 6, lid 1, letter e of f.',
        ],
      },
      {
        heading: 'Wat bewaren wij?',
        says: [
          'Wij bewaren je naam niet. Van je accountnaam maken wij een code. Alleen wij kunnen nakijken of een naam bij die code hoort.',
          'Wij bewaren ook: de dag, de taal, de app, welke medewerker schreef en wat er daarna gebeurde.',
          'Wij bewaren geen foto’s, geen schermafdruk en geen lijst van jongeren. Er kijken geen andere bedrijven mee. Geen computer beslist iets over jou.',
          'Na 12 maanden is het weg. De app waarin je het bericht kreeg, bewaart het bericht zelf ook. Daar gaan wij niet over.',
        ],
      },
      {
        heading: 'Wil je dit niet?',
        says: [
          'Antwoord “stop” op het bericht. Dan schrijven wij je niet meer, in geen enkele app waar je zo heet. Daarvoor bewaren wij een code van je accountnaam, 5 jaar lang.',
          'Doe je niets? Dan schrijven wij je op dat account 12 maanden niet.',
        ],
      },
      {
        heading: 'Wat zijn jouw rechten?',
        says: [
          'Je mag vragen wat wij van je bewaren. Je mag vragen om het te wissen of te verbeteren. Je mag zeggen dat je het er niet mee eens bent. Zeg dan hoe je heet in die app, want anders kunnen wij je niet vinden.',
          'Ben je het niet eens met ons? Dan kun je naar de Autoriteit Persoonsgegevens.',
        ],
      },
    ],
  },
  en: {
    title: 'Why did you get a message?',
    draft: 'Draft: a lawyer still has to check this page.',
    sections: [
      {
        heading: 'Who wrote to you?',
        says: [
          'Someone who works at Keerpunt. A person, not a computer. We give help. We are not the police.',
          'That person saw something of yours that was public, such as a profile or an advertisement. A colleague had a look first.',
          'We do not think badly of you. Maybe you do not need us. Then you do not have to do anything.',
        ],
      },
      {
        heading: 'Why do we do this?',
        says: [
          'Some young people do jobs for others and can not stop any more. Often they do not know where to find help.',
          'We think that is a good reason to write once. The law is called GDPR. A lawyer still has to check which rule fits exactly: article 6, paragraph 1, letter e or f.',
        ],
      },
      {
        heading: 'What do we keep?',
        says: [
          'We do not keep your name. We turn your account name into a code. Only we can check whether a name belongs to that code.',
          'We also keep: the day, the language, the app, which of us wrote and what happened after that.',
          'We keep no photos, no screenshot and no list of young people. No other companies are watching. No computer decides anything about you.',
          'After 12 months it is gone. The app in which you got the message keeps the message too. That is not up to us.',
        ],
      },
      {
        heading: 'You do not want this?',
        says: [
          'Answer “stop” to the message. Then we do not write to you any more, in any app where you have that name. For that we keep a code of your account name, for 5 years.',
          'You do nothing? Then we do not write to that account for 12 months.',
        ],
      },
      {
        heading: 'What are your rights?',
        says: [
          'You may ask what we keep about you. You may ask us to erase or correct it. You may say that you do not agree. Tell us your name in that app, because otherwise we can not find you.',
          'You do not agree with us? Then you can go to the Dutch data protection authority, the Autoriteit Persoonsgegevens.',
        ],
      },
    ],
  },
  ar: {
    title: 'لماذا وصلتك رسالة؟',
    draft: 'مسودة: على محامٍ أن يراجع هذه الصفحة.',
    sections: [
      {
        heading: 'من كتب إليك؟',
        says: [
          'شخص يعمل في Keerpunt. إنسان وليس حاسوبًا. نحن نقدم المساعدة ولسنا شرطة.',
          'رأى هذا الشخص شيئًا منك كان علنيًا، مثل حساب أو إعلان. ونظر فيه زميل أولًا.',
          'نحن لا نظن بك سوءًا. ربما لا تحتاج إلينا. عندها لا داعي لفعل أي شيء.',
        ],
      },
      {
        heading: 'لماذا نفعل هذا؟',
        says: [
          'بعض الشباب يقومون بأعمال لغيرهم ولا يستطيعون التوقف. وكثيرًا ما لا يعرفون أين يجدون المساعدة.',
          'نرى أن هذا سبب جيد لنكتب مرة واحدة. القانون اسمه AVG (GDPR). على محامٍ أن يراجع أي قاعدة تنطبق بالضبط: المادة 6، الفقرة 1، الحرف e أو f.',
        ],
      },
      {
        heading: 'ماذا نحفظ؟',
        says: [
          'لا نحفظ اسمك. نحوّل اسم حسابك إلى رمز. نحن فقط نستطيع أن نتحقق هل ينتمي اسم إلى هذا الرمز.',
          'نحفظ أيضًا: اليوم واللغة والتطبيق ومن منا كتب وماذا حدث بعد ذلك.',
          'لا نحفظ صورًا ولا لقطات شاشة ولا قائمة بالشباب. لا تشاهد شركات أخرى. ولا يقرر أي حاسوب شيئًا عنك.',
          'بعد 12 شهرًا يُحذف كل ذلك. التطبيق الذي وصلتك فيه الرسالة يحفظها أيضًا، وهذا ليس بيدنا.',
        ],
      },
      {
        heading: 'لا تريد هذا؟',
        says: [
          'أجب بكلمة “stop” على الرسالة. عندها لن نكتب إليك مرة أخرى، في أي تطبيق تحمل فيه هذا الاسم. لذلك نحفظ رمزًا لاسم حسابك مدة 5 سنوات.',
          'إن لم تفعل شيئًا، فلن نكتب إلى ذلك الحساب مدة 12 شهرًا.',
        ],
      },
      {
        heading: 'ما هي حقوقك؟',
        says: [
          'يمكنك أن تسأل ماذا نحفظ عنك. ويمكنك أن تطلب حذفه أو تصحيحه، أو أن تقول إنك لا توافق. أخبرنا باسمك في ذلك التطبيق، وإلا فلن نستطيع أن نجدك.',
          'ألا توافق معنا؟ يمكنك التوجه إلى هيئة حماية البيانات الهولندية Autoriteit Persoonsgegevens.',
        ],
      },
    ],
  },
})
