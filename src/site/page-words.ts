import { texts } from '../words/texts.ts'

/** A page of plain text: a title and sections, each a heading with sentences. */
export type TextPageWords = {
  readonly title: string
  readonly draft: string
  readonly sections: readonly { readonly heading: string; readonly says: readonly string[] }[]
}

export const footWords = texts({
  nl: {
    traces: 'Wat blijft er op je telefoon?',
    privacy: 'Wat weten wij van jou?',
    accessibility: 'Toegankelijkheid',
    search: 'Zoeken',
    help: 'Hulp bij jou in de buurt',
  },
  en: {
    traces: 'What stays on your phone?',
    privacy: 'What do we know about you?',
    accessibility: 'Accessibility',
    search: 'Search',
    help: 'Help near you',
  },
  ar: {
    traces: 'ماذا يبقى في هاتفك؟',
    privacy: 'ماذا نعرف عنك؟',
    accessibility: 'إمكانية الوصول',
    search: 'بحث',
    help: 'مساعدة بالقرب منك',
  },
})

export const talkWords = texts({
  nl: { label: 'Chat', talk: 'Praat met ons' },
  en: { label: 'Chat', talk: 'Talk to us' },
  ar: { label: 'الدردشة', talk: 'تحدث معنا' },
})

/** An address where a text stood that was taken away. */
export const goneWords = texts({
  nl: {
    title: 'Deze bladzijde is weg',
    lead: 'Wij hebben de tekst weggehaald. Hij klopte niet meer, of hij was niet meer nodig.',
    list: 'Naar de andere bladzijden',
  },
  en: {
    title: 'This page is gone',
    lead: 'We took the text away. It was not right any more, or no longer needed.',
    list: 'To the other pages',
  },
  ar: {
    title: 'هذه الصفحة لم تعد موجودة',
    lead: 'أزلنا النص، لأنه لم يعد صحيحًا أو لم تعد هناك حاجة إليه.',
    list: 'إلى الصفحات الأخرى',
  },
})

export const contactWords = texts({
  nl: {
    heading: 'Vraag of klacht',
    at: 'Schrijf ons:',
    none: 'Het adres voor vragen komt hier te staan voordat deze site echt opengaat.',
  },
  en: {
    heading: 'Question or complaint',
    at: 'Write to us:',
    none: 'The address for questions will stand here before this site really opens.',
  },
  ar: {
    heading: 'سؤال أو شكوى',
    at: 'اكتب لنا:',
    none: 'سيظهر عنوان الأسئلة هنا قبل افتتاح الموقع فعليًا.',
  },
})

export const privacyWords = texts<TextPageWords>({
  nl: {
    title: 'Wat weten wij van jou?',
    draft: 'Concept: een jurist moet deze bladzijde nog nakijken.',
    sections: [
      {
        heading: 'Wat weten wij niet?',
        says: [
          'Je hoeft je naam niet te zeggen. Je maakt geen account.',
          'Wij bewaren je IP-adres niet. Dat is het nummer van je internet.',
          'Wij gebruiken geen cookies. Er kijken geen andere bedrijven mee.',
        ],
      },
      {
        heading: 'Wat bewaren wij wel?',
        says: [
          'Wat je in de chat schrijft, bewaren wij versleuteld. Alleen jij en de hulpverleners in jouw gesprek kunnen het lezen.',
          'Wij bewaren een gesprek hooguit 30 dagen na het laatste bericht. Je kunt het eerder zelf wissen, in de chat.',
          'Maak je een code? Dan kun je verder met je gesprek, op elke telefoon. Wij kennen je code niet. Ben je hem kwijt, dan kun je niet terug.',
          'Beantwoord je na de chat drie vragen? Dat bewaren wij hooguit 2 jaar, met alleen de maand erbij. Niet bij je gesprek.',
          'Wij tellen hoeveel gesprekken er zijn. Zonder namen.',
          'Doe je een zelftest? Je antwoorden blijven op je scherm. Alleen als je op “Tel mij mee” tikt, tellen wij één erbij.',
          'Kwam je via een poster of post van ons? Dan tellen wij dat er iemand kwam, een zelftest deed of de chat begon. Alleen het aantal. Niet wie.',
          'Zoek je iets op deze site? Wij tellen per dag welke woorden vaak gezocht zijn. Alleen bekende woorden, en pas vanaf vijf keer.',
        ],
      },
      {
        heading: 'Vertellen wij iets door?',
        says: [
          'Nee, behalve bij groot gevaar. Is jouw leven of dat van een ander in gevaar? Dan moeten wij soms hulp halen. Als het kan, zeggen wij dat eerst tegen jou.',
        ],
      },
      {
        heading: 'Wat blijft er op je telefoon staan?',
        says: [
          'De naam van deze site blijft in de geschiedenis van je browser staan. Wat je schrijft staat daar niet.',
          'Hoe je dat wist, staat onderaan bij “Wat blijft er op je telefoon?”.',
          'Kijkt iemand over je schouder mee? Of staat er een spionage-app op je telefoon? Dan ziet die persoon wat jij ziet.',
        ],
      },
      {
        heading: 'Hoe zeker is dit?',
        says: [
          'Wij sturen de chat naar jouw telefoon. Iemand die onze computer overneemt, kan een nagemaakte chat sturen. Wij maken openbaar hoe de echte eruitziet. Zo kan dat opvallen, maar zeker is het niet.',
          'Er heeft nog geen ander bedrijf gekeken of onze beveiliging goed is.',
        ],
      },
      {
        heading: 'Wat zijn jouw rechten?',
        says: [
          'Je mag vragen wat er over jou is opgeschreven. Maar wij weten niet wie je bent. Daarom kunnen wij het vaak niet voor je opzoeken.',
          'Ben je het niet eens met ons? Dan kun je naar de Autoriteit Persoonsgegevens.',
        ],
      },
    ],
  },
  en: {
    title: 'What do we know about you?',
    draft: 'Draft: a lawyer still has to check this page.',
    sections: [
      {
        heading: 'What do we not know?',
        says: [
          'You do not have to say your name. You make no account.',
          'We do not keep your IP address. That is the number of your internet.',
          'We use no cookies. No other companies look along.',
        ],
      },
      {
        heading: 'What do we keep?',
        says: [
          'What you write in the chat we keep encrypted. Only you and the counsellors in your conversation can read it.',
          'We keep a conversation for at most 30 days after the last message. You can erase it earlier yourself, in the chat.',
          'Do you make a code? Then you can go on with your conversation, on any phone. We do not know your code. If you lose it, you can not come back.',
          'Do you answer three questions after the chat? We keep that for at most 2 years, with only the month. Not with your conversation.',
          'We count how many conversations there are. Without names.',
          'Do you do a self-test? Your answers stay on your screen. Only when you tap “Count me in” we add one.',
          'Did one of our posters or posts bring you? Then we count that somebody came, did a self-test or started the chat. Only how many. Not who.',
          'Do you search on this site? Per day we count which words are searched often. Only known words, and only from five times on.',
        ],
      },
      {
        heading: 'Do we tell others?',
        says: [
          'No, except in great danger. Is your life or the life of someone else in danger? Then we sometimes have to get help. If we can, we tell you first.',
        ],
      },
      {
        heading: 'What stays on your phone?',
        says: [
          'The name of this site stays in the history of your browser. What you write is not there.',
          'How to wipe that stands below, under “What stays on your phone?”.',
          'Does someone look over your shoulder? Or is there a spying app on your phone? Then that person sees what you see.',
        ],
      },
      {
        heading: 'How sure is this?',
        says: [
          'We send the chat to your phone. Someone who takes over our computer could send a fake chat. We publish what the real one looks like. That makes a fake easier to notice, but it is not certain.',
          'No other company has checked our security yet.',
        ],
      },
      {
        heading: 'What are your rights?',
        says: [
          'You may ask what was written down about you. But we do not know who you are. So often we can not look it up for you.',
          'Do you disagree with us? You can go to the Dutch data protection authority, Autoriteit Persoonsgegevens.',
        ],
      },
    ],
  },
  ar: {
    title: 'ماذا نعرف عنك؟',
    draft: 'مسودة: يجب أن يراجع محامٍ هذه الصفحة.',
    sections: [
      {
        heading: 'ما الذي لا نعرفه؟',
        says: [
          'لا داعي لأن تذكر اسمك. ولا تحتاج إلى حساب.',
          'لا نحتفظ بعنوان IP الخاص بك. وهو رقم اتصالك بالإنترنت.',
          'لا نستخدم ملفات تعريف الارتباط (كوكيز). ولا تراقبك شركات أخرى هنا.',
        ],
      },
      {
        heading: 'ما الذي نحتفظ به؟',
        says: [
          'نحتفظ بما تكتبه في الدردشة مشفّرًا. لا يستطيع قراءته إلا أنت والمرشدون المشاركون في محادثتك.',
          'نحتفظ بالمحادثة 30 يومًا على الأكثر بعد آخر رسالة. يمكنك أن تمحوها قبل ذلك بنفسك في الدردشة.',
          'إذا أنشأت رمزًا يمكنك متابعة محادثتك على أي هاتف. نحن لا نعرف رمزك. إذا ضاع فلا يمكنك العودة.',
          'إذا أجبت عن ثلاثة أسئلة بعد الدردشة نحتفظ بها سنتين على الأكثر، مع الشهر فقط، لا مع محادثتك.',
          'نعدّ المحادثات فقط. بدون أسماء.',
          'هل تجري اختبارًا ذاتيًا؟ تبقى إجاباتك على شاشتك. فقط إذا ضغطت على «احسبني» نضيف واحدًا.',
          'هل جئت عبر ملصق أو منشور منا؟ عندها نعدّ أن شخصًا جاء أو أجرى اختبارًا أو بدأ الدردشة. العدد فقط. وليس من هو.',
          'إذا بحثت في هذا الموقع، فنحن نعدّ كل يوم الكلمات التي يكثر البحث عنها. كلمات معروفة فقط، وابتداءً من خمس مرات.',
        ],
      },
      {
        heading: 'هل نخبر أحدًا؟',
        says: [
          'لا، إلا عند وجود خطر كبير. هل حياتك أو حياة شخص آخر في خطر؟ عندها قد نضطر إلى طلب المساعدة. إن أمكن نخبرك أنت أولًا.',
        ],
      },
      {
        heading: 'ماذا يبقى في هاتفك؟',
        says: [
          'يبقى اسم هذا الموقع في سجل المتصفح. أما ما تكتبه فلا يبقى هناك.',
          'كيفية مسحه مكتوبة في الأسفل تحت «ماذا يبقى في هاتفك؟».',
          'هل ينظر أحد إلى شاشتك؟ أو هل يوجد تطبيق تجسس في هاتفك؟ عندها يرى ذلك الشخص ما تراه أنت.',
        ],
      },
      {
        heading: 'ما مدى ضمان ذلك؟',
        says: [
          'نحن نرسل الدردشة إلى هاتفك. من يسيطر على حاسوبنا قد يرسل دردشة مزيفة. ننشر علنًا شكل الدردشة الحقيقية ليسهل كشف المزيفة، لكن هذا ليس مضمونًا تمامًا.',
          'لم تفحص أي جهة أخرى أماننا بعد.',
        ],
      },
      {
        heading: 'ما هي حقوقك؟',
        says: [
          'يمكنك أن تسأل عما كُتب عنك. لكننا لا نعرف من أنت. لذلك لا نستطيع غالبًا أن نبحث لك عنه.',
          'ألا توافق معنا؟ يمكنك التوجه إلى هيئة حماية البيانات الهولندية Autoriteit Persoonsgegevens.',
        ],
      },
    ],
  },
})

export const accessibilityWords = texts<TextPageWords>({
  nl: {
    title: 'Kan iedereen deze site gebruiken?',
    draft: 'Concept: de officiële verklaring is er nog niet.',
    sections: [
      {
        heading: 'Wat willen wij?',
        says: [
          'Iedereen moet deze site kunnen gebruiken. Ook als je slecht ziet, geen muis gebruikt of moeilijk leest. Wij houden ons aan de regels van WCAG 2.2, niveau AA.',
        ],
      },
      {
        heading: 'Wat kijken wij na?',
        says: [
          'Bij elke verandering kijkt een computer na: kleuren, toetsenbord, kleine schermen, grote letters en namen van knoppen. De bladzijden werken ook zonder JavaScript.',
          'Ook kijkt een computer na of de zinnen kort zijn en de woorden gewoon.',
        ],
      },
      {
        heading: 'Wat helpt bij het lezen?',
        says: [
          'Boven elke tekst staan knoppen. Je kunt de tekst laten voorlezen, de letters groter maken, rustig lezen en printen.',
          'Wat je kiest, gaat mee naar de volgende bladzijde. Het wordt niet bewaard.',
        ],
      },
      {
        heading: 'Wat is nog niet goed?',
        says: [
          'Er is nog geen onderzoek gedaan door mensen van buiten.',
          'Mensen met een beperking hebben de site nog niet getest.',
          'Voorlezen kan alleen als je telefoon of computer zelf een stem heeft.',
          'Een filmpje zonder ondertitels komt niet op de site. Wat te zien is, vertelt nog geen stem. Er staan nu geen filmpjes.',
          'De poster en het deelbeeld zijn alleen in het Nederlands.',
          'De chat werkt alleen met JavaScript. Lukt dat niet, dan kun je bellen.',
        ],
      },
    ],
  },
  en: {
    title: 'Can everyone use this site?',
    draft: 'Draft: the official statement is not there yet.',
    sections: [
      {
        heading: 'What do we want?',
        says: [
          'Everyone must be able to use this site. Also if you do not see well, use no mouse or find reading hard. We follow WCAG 2.2, level AA.',
        ],
      },
      {
        heading: 'What do we check?',
        says: [
          'At every change a computer checks colours, keyboard, small screens, large letters and the names of buttons. The pages also work without JavaScript.',
          'A computer also checks that sentences are short and words are plain.',
        ],
      },
      {
        heading: 'What helps with reading?',
        says: [
          'Above every text there are buttons. You can have the text read aloud, make the letters larger, read easily and print.',
          'What you choose goes with you to the next page. It is not kept.',
        ],
      },
      {
        heading: 'What is not good yet?',
        says: [
          'No outside experts have examined it yet.',
          'People with a disability have not tested the site yet.',
          'Reading aloud only works if your phone or computer has a voice of its own.',
          'A video without subtitles does not come on the site. No voice tells yet what is seen. There are no videos now.',
          'The poster and the picture to share are in Dutch only.',
          'The chat only works with JavaScript. If that fails, you can call.',
        ],
      },
    ],
  },
  ar: {
    title: 'هل يستطيع الجميع استخدام هذا الموقع؟',
    draft: 'مسودة: البيان الرسمي غير جاهز بعد.',
    sections: [
      {
        heading: 'ماذا نريد؟',
        says: [
          'يجب أن يستطيع الجميع استخدام هذا الموقع. حتى من لا يرى جيدًا، أو لا يستخدم الفأرة، أو يجد القراءة صعبة. نتبع معايير WCAG 2.2 بالمستوى AA.',
        ],
      },
      {
        heading: 'ماذا نفحص؟',
        says: [
          'مع كل تغيير يفحص الحاسوب الألوان ولوحة المفاتيح والشاشات الصغيرة والحروف الكبيرة وأسماء الأزرار. تعمل الصفحات أيضًا بدون JavaScript.',
          'ويفحص الحاسوب أيضًا أن الجمل قصيرة والكلمات بسيطة.',
        ],
      },
      {
        heading: 'ما الذي يساعد على القراءة؟',
        says: [
          'توجد أزرار فوق كل نص. يمكنك أن تستمع إلى النص، وتكبّر الحروف، وتقرأ بسهولة، وتطبع.',
          'ما تختاره ينتقل معك إلى الصفحة التالية، ولا يُحفظ.',
        ],
      },
      {
        heading: 'ما الذي ليس جيدًا بعد؟',
        says: [
          'لم يفحص الموقع خبراء من الخارج بعد.',
          'لم يجرّب الموقع أشخاص ذوو إعاقة بعد.',
          'القراءة بصوت عالٍ تعمل فقط إذا كان في هاتفك أو حاسوبك صوت خاص به.',
          'لا ننشر فيديو بدون ترجمة مكتوبة. لا يوجد بعد صوت يصف ما يظهر فيه. لا توجد فيديوهات في الموقع الآن.',
          'الملصق وصورة المشاركة باللغة الهولندية فقط.',
          'تعمل الدردشة فقط مع JavaScript. إذا لم تعمل، يمكنك الاتصال بالهاتف.',
        ],
      },
    ],
  },
})

/** What went wrong and what to do next. */
export const errorWords = texts({
  nl: {
    unknown: [
      'Deze bladzijde is er niet',
      'Misschien is er een letter verkeerd. Ga naar het begin.',
    ],
    malformed: ['Dit konden wij niet lezen', 'Ga naar het begin en probeer het nog een keer.'],
    tooLarge: ['Dit was te groot', 'Stuur het in kleinere stukken.'],
    closed: ['Deze bladzijde is niet voor iedereen', 'Werk je hier? Log dan eerst in.'],
    busy: ['Het is nu te druk', 'Wacht even en probeer het nog een keer. Je kunt ook bellen.'],
    failed: [
      'Er ging iets mis bij ons',
      'Het ligt niet aan jou. Probeer het straks nog een keer. Je kunt ook bellen.',
    ],
    home: 'Naar het begin',
  },
  en: {
    unknown: ['This page does not exist', 'Maybe one letter is wrong. Go to the start.'],
    malformed: ['We could not read this', 'Go to the start and try again.'],
    tooLarge: ['This was too large', 'Send it in smaller parts.'],
    closed: ['This page is not for everyone', 'Do you work here? Then sign in first.'],
    busy: ['It is too busy now', 'Wait a little and try again. You can also call.'],
    failed: [
      'Something went wrong on our side',
      'It is not your fault. Try again later. You can also call.',
    ],
    home: 'To the start',
  },
  ar: {
    unknown: ['هذه الصفحة غير موجودة', 'ربما يوجد حرف خاطئ. اذهب إلى البداية.'],
    malformed: ['لم نستطع قراءة هذا', 'اذهب إلى البداية وحاول مرة أخرى.'],
    tooLarge: ['هذا كبير جدًا', 'أرسله في أجزاء أصغر.'],
    closed: ['هذه الصفحة ليست للجميع', 'هل تعمل هنا؟ سجّل الدخول أولًا.'],
    busy: ['يوجد ضغط كبير الآن', 'انتظر قليلًا وحاول مرة أخرى. يمكنك الاتصال أيضًا.'],
    failed: ['حدث خطأ عندنا', 'ليس الخطأ منك. حاول مرة أخرى لاحقًا. يمكنك الاتصال أيضًا.'],
    home: 'إلى البداية',
  },
})
