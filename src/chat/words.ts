import { texts } from '../words/texts.ts'

/** What stands in a conversation, for the visitor: Dutch A2 first. Staff read `desk-words.ts`. */
export const chatWords = texts({
  nl: {
    log: 'Berichten',
    whoIsHere: 'Wie is hier',
    me: 'jij',
    team: 'ons team',
    somebody: 'iemand',
    withYou: (names: string) => `${names} is bij je`,
    withYouMore: (names: string) => `${names} zijn bij je`,
    typing: (names: string) => `${names} typt`,
    away: (name: string) =>
      `${name} is even weg. Blijf hier, dan zie je het als ${name} terug is. Kun je niet wachten? Bel dan een van deze nummers.`,
    compose: 'Typ je bericht',
    send: 'Verstuur',
    tooLong: (over: number) =>
      `Je bericht is ${over} tekens te lang. Maak het korter, of stuur het in twee delen.`,
    newBelow: 'Nieuw bericht',
    status: {
      waiting: 'nog niet verstuurd',
      sent: 'verstuurd',
      delivered: 'aangekomen',
      read: 'gelezen',
    },
    held: (names: string) => `${names} is erbij gekomen. Toch versturen?`,
    sendAnyway: 'Toch versturen',
    discard: 'Niet versturen',
    remove: 'Haal weg',
    unsendable: {
      ended: 'Niet verstuurd. Het gesprek is afgelopen.',
      'too-large': 'Niet verstuurd. Het bericht is te lang.',
      malformed: 'Niet verstuurd. Het bericht werd geweigerd.',
    },
    unopened: {
      'no-key': 'Dit bericht kon niet worden geopend.',
      broken: 'Dit bericht kon niet worden geopend.',
      unsigned: 'Dit bericht is geweigerd. Het komt niet van wie het zegt.',
      repeated: 'Dit bericht is geweigerd. Het leek op een bericht van eerder.',
    },
    gap: {
      missing: 'Hier mist een bericht.',
      order: 'De volgorde klopt hier niet.',
      history: 'Hier klopt iets niet. Misschien is er een bericht veranderd of weggehouden.',
    },
    earlier: 'Hier stonden berichten van voor je erbij kwam.',
    joined: (names: string) => `${names} is erbij gekomen`,
    left: (names: string) => `${names} is weggegaan`,
    refused:
      'Er werd iemand toegevoegd. Wij kunnen niet zien of dat klopt. Daarom sturen we niets meer. Bel liever een van deze nummers.',
    trouble: {
      'no-connection': 'Geen verbinding. Wat je typt blijft staan en gaat straks vanzelf.',
      'too-many': 'Even rustig aan. Je berichten gaan zo vanzelf verder.',
      'clock-wrong':
        'De klok van dit apparaat staat verkeerd. Zet de datum en de tijd goed en begin opnieuw.',
      membership:
        'Wij kunnen niet zien wie er meeleest. Daarom sturen we niets meer. Bel liever een van deze nummers.',
    },
  },
  en: {
    log: 'Messages',
    whoIsHere: 'Who is here',
    me: 'you',
    team: 'our team',
    somebody: 'someone',
    withYou: (names: string) => `${names} is with you`,
    withYouMore: (names: string) => `${names} are with you`,
    typing: (names: string) => `${names} is typing`,
    away: (name: string) =>
      `${name} is away for a moment. Stay here and you will see when ${name} is back. Can you not wait? Call one of these numbers.`,
    compose: 'Type your message',
    send: 'Send',
    tooLong: (over: number) =>
      `Your message is ${over} characters too long. Make it shorter, or send it in two parts.`,
    newBelow: 'New message',
    status: {
      waiting: 'not sent yet',
      sent: 'sent',
      delivered: 'delivered',
      read: 'read',
    },
    held: (names: string) => `${names} has joined. Send it anyway?`,
    sendAnyway: 'Send anyway',
    discard: 'Do not send',
    remove: 'Remove',
    unsendable: {
      ended: 'Not sent. The conversation is over.',
      'too-large': 'Not sent. The message is too long.',
      malformed: 'Not sent. The message was refused.',
    },
    unopened: {
      'no-key': 'This message could not be opened.',
      broken: 'This message could not be opened.',
      unsigned: 'This message was refused. It is not from who it says.',
      repeated: 'This message was refused. It looked like an earlier one.',
    },
    gap: {
      missing: 'A message is missing here.',
      order: 'The order is not right here.',
      history: 'Something is not right here. A message may have been changed or kept away.',
    },
    earlier: 'There were messages here from before you came.',
    joined: (names: string) => `${names} has joined`,
    left: (names: string) => `${names} has left`,
    refused:
      'Someone was added. We can not see if that is right. So we send nothing more. Please call one of these numbers.',
    trouble: {
      'no-connection': 'No connection. What you type stays here and goes by itself later.',
      'too-many': 'A little slower, please. Your messages will go on by themselves.',
      'clock-wrong':
        'The clock of this device is wrong. Set the date and the time right and start again.',
      membership:
        'We can not see who is reading. So we send nothing more. Please call one of these numbers.',
    },
  },
  ar: {
    log: 'الرسائل',
    whoIsHere: 'من هنا',
    me: 'أنت',
    team: 'فريقنا',
    somebody: 'شخص ما',
    withYou: (names: string) => `${names} معك الآن`,
    withYouMore: (names: string) => `${names} معك الآن`,
    typing: (names: string) => `${names} يكتب`,
    away: (name: string) =>
      `${name} غير متصل الآن. ابقَ هنا، وسترى متى يعود ${name}. هل لا تستطيع الانتظار؟ اتصل بأحد هذه الأرقام.`,
    compose: 'اكتب رسالتك',
    send: 'إرسال',
    tooLong: (over: number) =>
      `رسالتك أطول من المسموح بـ ${over} حرفًا. اختصرها أو أرسلها في جزأين.`,
    newBelow: 'رسالة جديدة',
    status: {
      waiting: 'لم تُرسل بعد',
      sent: 'أُرسلت',
      delivered: 'وصلت',
      read: 'قُرئت',
    },
    held: (names: string) => `انضم ${names}. هل تريد الإرسال مع ذلك؟`,
    sendAnyway: 'أرسل مع ذلك',
    discard: 'لا ترسل',
    remove: 'احذف',
    unsendable: {
      ended: 'لم تُرسل. انتهت المحادثة.',
      'too-large': 'لم تُرسل. الرسالة طويلة جدًا.',
      malformed: 'لم تُرسل. رُفضت الرسالة.',
    },
    unopened: {
      'no-key': 'لم نتمكن من فتح هذه الرسالة.',
      broken: 'لم نتمكن من فتح هذه الرسالة.',
      unsigned: 'رُفضت هذه الرسالة. ليست ممن تدّعي.',
      repeated: 'رُفضت هذه الرسالة. تشبه رسالة سابقة.',
    },
    gap: {
      missing: 'تنقص رسالة هنا.',
      order: 'الترتيب هنا غير صحيح.',
      history: 'هناك شيء غير صحيح هنا. ربما غُيّرت رسالة أو حُجبت.',
    },
    earlier: 'كانت هنا رسائل من قبل انضمامك.',
    joined: (names: string) => `انضم ${names}`,
    left: (names: string) => `غادر ${names}`,
    refused:
      'أُضيف شخص إلى المحادثة ولا نستطيع التحقق منه. لذلك لن نرسل شيئًا آخر. اتصل بأحد هذه الأرقام.',
    trouble: {
      'no-connection': 'لا يوجد اتصال. ما تكتبه يبقى هنا ويُرسل وحده لاحقًا.',
      'too-many': 'تمهّل قليلًا. ستُرسل رسائلك وحدها بعد لحظات.',
      'clock-wrong': 'ساعة هذا الجهاز غير صحيحة. اضبط التاريخ والوقت ثم ابدأ من جديد.',
      membership: 'لا نستطيع التحقق ممن يقرأ. لذلك لن نرسل شيئًا آخر. اتصل بأحد هذه الأرقام.',
    },
  },
})
export type ChatWords = (typeof chatWords)['nl']
