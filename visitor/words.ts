import { type ChatWords, chatWords } from '../src/chat/words.ts'
import { words as directoryWords } from '../src/directory/words.ts'
import type { Language } from '../src/words/language.ts'
import type { Forms } from '../src/words/plural.ts'
import { texts } from '../src/words/texts.ts'

/**
 * The chat app's screens: Dutch A2 first. Data only, `{…}` is filled in: the page carries the texts of its own
 * language to the app, so that nobody loads three. What stands in a conversation is in `chat/words.ts`.
 */
const words = texts({
  nl: {
    title: 'Praat met ons',
    promises: [
      'We bewaren dit gesprek 30 dagen, op slot. Alleen jij en de mensen bij “Wie is hier” kunnen het lezen.',
      'Wat je vertelt, blijft geheim. Is er groot gevaar voor jou of een ander? Dan moeten we soms hulp halen. Als het kan, zeggen we dat eerst tegen jou.',
      'In de geschiedenis van je telefoon staat dat je op deze site was. Wat je typt, staat daar niet.',
    ],
    more: 'Meer over wat we bewaren en wat niet',
    truths: [
      'Wij vragen je naam niet. Wij bewaren het adres van je telefoon niet.',
      'Geschiedenis wissen? Open de geschiedenis van je browser, zoek deze site en haal die weg.',
      'Sluit je deze pagina? Dan kun je dit gesprek niet meer openen.',
      'Staat er een spionage-app op je telefoon, of kijkt er iemand mee? Dan ziet die ook wat jij ziet.',
      'Je berichten gaan op slot op je telefoon. Het programma daarvoor komt van onze server. Neemt iemand die server over? Dan kan die een fout programma sturen. Wij laten zien hoe het goede eruitziet. Zo kan het opvallen. Zeker is dat niet.',
    ],
    exit: 'Moet je snel weg? Tik bovenaan op “Weg van deze site”.',
    exitByKey: 'Of druk drie keer op Shift.',
    start: 'Start de chat',
    precheck: 'Wil je iets over jezelf zeggen?',
    precheckWhy: 'Je hoeft niets te kiezen. Alleen ons team kan dit lezen.',
    questions: {
      forWhom: 'Voor wie zoek je hulp?',
      age: 'Hoe oud ben je?',
      topic: 'Waar gaat het over?',
      canType: 'Kun je nu veilig typen?',
    },
    choices: {
      forWhom: {
        self: 'Voor mij',
        relative: 'Voor iemand die ik ken',
        professional: 'Voor mijn werk',
        other: 'Anders',
      },
      age: {
        under12: 'Jonger dan 12',
        '12-14': '12, 13 of 14',
        '15': '15',
        '16-17': '16 of 17',
        '18-22': '18 tot en met 22',
        '23plus': '23 of ouder',
      },
      topic: {
        card: 'Pinpas of rekening',
        job: 'Een klusje',
        debt: 'Schuld of boete',
        threat: 'Iemand bedreigt me',
        pictures: 'Foto of filmpje',
        police: 'Politie',
        'someone-else': 'Zorgen om iemand',
        other: 'Iets anders',
      },
      canType: { yes: 'Ja', 'not-long': 'Niet lang', no: 'Nee' },
    },
    notSafe: 'Zoek een plek waar niemand meekijkt. Of kom later terug, dat mag altijd.',
    go: 'Verder',
    skip: 'Sla over',
    starting: 'Je gesprek wordt klaargezet.',
    waiting: 'Je staat in de rij',
    next: 'Je bent als eerste aan de beurt.',
    place: 'Je bent nummer {place}.',
    typeAhead: 'Je kunt alvast typen. Laat deze pagina open.',
    listens: 'leest mee en antwoordt',
    stop: 'Stop de chat',
    stopSure: 'Wil je stoppen? Je berichten gaan weg van dit scherm. Ze komen niet terug.',
    stopNot: 'Ga verder',
    ended: 'De chat is gestopt',
    endedByMe: 'Fijn dat je er was. Je mag altijd terugkomen.',
    endedIdle: 'Je deed een tijd niets. Daarom hebben we de chat gesloten, voor jouw veiligheid.',
    closedByStaff: 'Dit gesprek is afgelopen. Je kunt het nog lezen tot je deze pagina sluit.',
    closedHow: 'Wil je nog iets kwijt? Start dan een nieuwe chat.',
    again: 'Nieuwe chat',
    call: 'Liever bellen?',
    sorry: {
      closed: 'De chat is nu dicht',
      full: 'Het is nu druk',
      'clock-wrong': 'De klok klopt niet',
      untrusted: 'De chat is nu dicht',
      gone: 'De chat doet het even niet',
      insecure: 'De chat kan hier niet open',
      'too-old': 'De chat kan hier niet open',
    },
    sorryWhy: {
      closed: 'Wil je nu met iemand praten? Bel dan een van deze nummers.',
      full: 'Probeer het straks nog een keer, of bel een van deze nummers.',
      'clock-wrong':
        'De datum of de tijd van dit apparaat staat verkeerd. Zet die goed en probeer het nog een keer. Of bel een van deze nummers.',
      untrusted:
        'Wij kunnen nu niet laten zien dat alleen ons team meeleest. Daarom is de chat dicht. Bel liever een van deze nummers.',
      gone: 'We proberen het vanzelf opnieuw. Kun je niet wachten? Bel dan een van deze nummers.',
      insecure:
        'Deze verbinding is niet veilig genoeg. Open deze site met https:// aan het begin van het adres. Of bel een van deze nummers.',
      'too-old':
        'Deze browser is te oud voor de chat. Werk hem bij of neem een andere. Of bel een van deze nummers.',
    },
    opens: 'Open op {day} vanaf {time} uur.',
    retry: 'Probeer opnieuw',
  },
  en: {
    title: 'Talk to us',
    promises: [
      'We keep this conversation for 30 days, locked. Only you and the people under “Who is here” can read it.',
      'What you tell us stays secret. Is there great danger for you or someone else? Then we sometimes have to get help. We talk about that with you first, if we can.',
      'The history of this phone shows that you were on this site. It does not show what you type.',
    ],
    more: 'More about what we keep and what we do not keep',
    truths: [
      'We do not ask your name. We do not keep the address of your phone.',
      'Clear your history? Open the history of your browser, look for this site and remove it.',
      'Do you close this page? Then you can not open this conversation again.',
      'Is there a spy app on your phone, or is someone looking along? Then they see what you see.',
      'Your messages are locked on your phone. The program for that comes from our server. Whoever takes over that server can send a wrong program. We publish what the right one looks like, so that people notice. We can not stop it completely.',
    ],
    exit: 'Do you have to go quickly? Tap “Leave this site” at the top.',
    exitByKey: 'Or press Shift three times.',
    start: 'Start the chat',
    precheck: 'Do you want to tell something about yourself?',
    precheckWhy: 'You do not have to choose anything. Only our team can read this.',
    questions: {
      forWhom: 'Who do you want help for?',
      age: 'How old are you?',
      topic: 'What is it about?',
      canType: 'Can you type safely now?',
    },
    choices: {
      forWhom: {
        self: 'For me',
        relative: 'For someone I know',
        professional: 'For my work',
        other: 'Other',
      },
      age: {
        under12: 'Younger than 12',
        '12-14': '12 to 14',
        '15': '15',
        '16-17': '16 or 17',
        '18-22': '18 to 22',
        '23plus': '23 or older',
      },
      topic: {
        card: 'Bank card or account',
        job: 'A job on the side',
        debt: 'Debt or fine',
        threat: 'Someone threatens me',
        pictures: 'Photo or video',
        police: 'Police',
        'someone-else': 'Worried about someone',
        other: 'Something else',
      },
      canType: { yes: 'Yes', 'not-long': 'Not for long', no: 'No' },
    },
    notSafe: 'Find a place where nobody looks along. Or come back later, you always can.',
    go: 'Continue',
    skip: 'Skip',
    starting: 'Your conversation is being made ready.',
    waiting: 'You are in the queue',
    next: 'You are next.',
    place: 'You are number {place}.',
    typeAhead: 'You can start typing. Keep this page open.',
    listens: 'is reading and will answer',
    stop: 'Stop the chat',
    stopSure:
      'Do you want to stop? Your messages disappear from this screen. You can not get them back.',
    stopNot: 'Continue',
    ended: 'The chat has stopped',
    endedByMe: 'Good that you were here. You can always come back.',
    endedIdle: 'You did nothing for a while. So we closed the chat, to keep you safe.',
    closedByStaff: 'This conversation is over. You can read it until you close this page.',
    closedHow: 'Is there something else? Then start a new chat.',
    again: 'New chat',
    call: 'Rather call?',
    sorry: {
      closed: 'The chat is closed now',
      full: 'It is busy now',
      'clock-wrong': 'The clock is wrong',
      untrusted: 'The chat is closed now',
      gone: 'The chat does not work right now',
      insecure: 'The chat can not open here',
      'too-old': 'The chat can not open here',
    },
    sorryWhy: {
      closed: 'Do you want to talk to someone now? Call one of these numbers.',
      full: 'Please try again a little later, or call one of these numbers.',
      'clock-wrong':
        'The date or time of this device is wrong. Set it right and try again. Or call one of these numbers.',
      untrusted:
        'We can not show now that only our team is reading. So the chat is closed. Please call one of these numbers.',
      gone: 'We keep trying by ourselves. Can you not wait? Call one of these numbers.',
      insecure:
        'This connection is not safe enough. Open this site with https:// in front of the address. Or call one of these numbers.',
      'too-old':
        'This browser is too old for the chat. Update it or use another one. Or call one of these numbers.',
    },
    opens: 'Opens on {day} at {time}.',
    retry: 'Try again',
  },
  ar: {
    title: 'تحدث معنا',
    promises: [
      'نحتفظ بهذه المحادثة 30 يومًا وهي مقفلة. لا يقرؤها إلا أنت والأشخاص المذكورون في «من هنا».',
      'ما تقوله يبقى سرًا. هل هناك خطر كبير عليك أو على غيرك؟ عندها قد نضطر إلى طلب المساعدة. نتحدث معك أولًا إن أمكن.',
      'يظهر في سجل هذا الهاتف أنك زرت هذا الموقع. لا يظهر فيه ما تكتبه.',
    ],
    more: 'المزيد عما نحتفظ به وما لا نحتفظ به',
    truths: [
      'لا نسأل عن اسمك. ولا نحتفظ بعنوان هاتفك.',
      'هل تريد مسح السجل؟ افتح سجل المتصفح وابحث عن هذا الموقع واحذفه.',
      'إذا أغلقت هذه الصفحة فلن تستطيع فتح هذه المحادثة مرة أخرى.',
      'إذا كان في هاتفك برنامج تجسس أو كان أحد ينظر إلى شاشتك فسيرى ما تراه.',
      'تُقفل رسائلك على هاتفك. والبرنامج الذي يقفلها يأتي من خادمنا. من يسيطر على الخادم يستطيع أن يرسل برنامجًا خاطئًا. ننشر شكل البرنامج الصحيح حتى يُلاحظ ذلك، لكننا لا نستطيع منعه تمامًا.',
    ],
    exit: 'هل عليك أن تخرج بسرعة؟ اضغط في الأعلى على «اخرج من الموقع».',
    exitByKey: 'أو اضغط مفتاح Shift ثلاث مرات.',
    start: 'ابدأ الدردشة',
    precheck: 'هل تريد أن تقول شيئًا عن نفسك؟',
    precheckWhy: 'لا يجب أن تختار شيئًا. فريقنا وحده يقرأ هذا.',
    questions: {
      forWhom: 'لمن تطلب المساعدة؟',
      age: 'كم عمرك؟',
      topic: 'ما الموضوع؟',
      canType: 'هل تستطيع الكتابة بأمان الآن؟',
    },
    choices: {
      forWhom: {
        self: 'لي',
        relative: 'لشخص أعرفه',
        professional: 'لعملي',
        other: 'غير ذلك',
      },
      age: {
        under12: 'أقل من 12',
        '12-14': 'من 12 إلى 14',
        '15': '15',
        '16-17': '16 أو 17',
        '18-22': 'من 18 إلى 22',
        '23plus': '23 أو أكثر',
      },
      topic: {
        card: 'بطاقة بنكية أو حساب',
        job: 'شغل صغير',
        debt: 'دين أو غرامة',
        threat: 'شخص يهددني',
        pictures: 'صور أو فيديو',
        police: 'الشرطة',
        'someone-else': 'قلق على شخص',
        other: 'شيء آخر',
      },
      canType: { yes: 'نعم', 'not-long': 'ليس طويلًا', no: 'لا' },
    },
    notSafe: 'ابحث عن مكان لا ينظر فيه أحد إلى شاشتك. أو عد لاحقًا، يمكنك ذلك دائمًا.',
    go: 'متابعة',
    skip: 'تخطَّ',
    starting: 'يتم تجهيز محادثتك.',
    waiting: 'أنت في الانتظار',
    next: 'أنت التالي.',
    place: 'رقمك {place}.',
    typeAhead: 'يمكنك أن تبدأ الكتابة. اترك هذه الصفحة مفتوحة.',
    listens: 'يقرأ وسيجيبك',
    stop: 'أوقف الدردشة',
    stopSure: 'هل تريد التوقف؟ ستختفي رسائلك من هذه الشاشة ولن تستطيع استعادتها.',
    stopNot: 'متابعة',
    ended: 'توقفت الدردشة',
    endedByMe: 'سعدنا بوجودك. يمكنك العودة دائمًا.',
    endedIdle: 'لم تفعل شيئًا لفترة، لذلك أغلقنا الدردشة من أجل سلامتك.',
    closedByStaff: 'انتهت هذه المحادثة. يمكنك قراءتها حتى تغلق هذه الصفحة.',
    closedHow: 'هل هناك شيء آخر؟ ابدأ دردشة جديدة.',
    again: 'دردشة جديدة',
    call: 'هل تفضل الاتصال؟',
    sorry: {
      closed: 'الدردشة مغلقة الآن',
      full: 'يوجد ضغط الآن',
      'clock-wrong': 'الساعة غير صحيحة',
      untrusted: 'الدردشة مغلقة الآن',
      gone: 'الدردشة لا تعمل الآن',
      insecure: 'لا يمكن فتح الدردشة هنا',
      'too-old': 'لا يمكن فتح الدردشة هنا',
    },
    sorryWhy: {
      closed: 'هل تريد أن تتحدث مع أحد الآن؟ اتصل بأحد هذه الأرقام.',
      full: 'حاول مرة أخرى بعد قليل، أو اتصل بأحد هذه الأرقام.',
      'clock-wrong':
        'تاريخ هذا الجهاز أو وقته غير صحيح. اضبطه وحاول مرة أخرى. أو اتصل بأحد هذه الأرقام.',
      untrusted:
        'لا نستطيع الآن أن نثبت أن فريقنا وحده يقرأ. لذلك الدردشة مغلقة. اتصل بأحد هذه الأرقام.',
      gone: 'نحاول مرة أخرى تلقائيًا. هل لا تستطيع الانتظار؟ اتصل بأحد هذه الأرقام.',
      insecure:
        'هذا الاتصال ليس آمنًا بما يكفي. افتح الموقع مع https:// في بداية العنوان. أو اتصل بأحد هذه الأرقام.',
      'too-old': 'هذا المتصفح قديم جدًا للدردشة. حدّثه أو استخدم غيره. أو اتصل بأحد هذه الأرقام.',
    },
    opens: 'تفتح يوم {day} الساعة {time}.',
    retry: 'حاول مرة أخرى',
  },
})
export type AppWords = (typeof words)['nl'] & {
  readonly chat: ChatWords
  /** Which language the chat itself is in; empty where that goes without saying. */
  readonly chatIn: string
  readonly wait: { readonly unknown: string; readonly short: string; readonly minutes: Forms }
}

/** Everything the app says in one language, for the page to carry: `#words`. */
export function appWords(language: Language): AppWords {
  const { chatIn, waitUnknown, waitShort, wait } = directoryWords[language]
  return {
    ...words[language],
    chat: chatWords[language],
    chatIn,
    wait: { unknown: waitUnknown, short: waitShort, minutes: wait },
  }
}
