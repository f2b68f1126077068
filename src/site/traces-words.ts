import { texts } from '../words/texts.ts'
import type { TextPageWords } from './page-words.ts'

/** What a visit leaves on a phone and with us, and how to wipe it. Menus change: nobody checked them on every phone. */
export const tracesWords = texts<TextPageWords>({
  nl: {
    title: 'Wat blijft er op je telefoon?',
    draft: 'Concept: wij hebben deze stappen nog niet op elke telefoon nagekeken.',
    sections: [
      {
        heading: 'Wat blijft er staan?',
        says: [
          'De naam van deze site blijft in de geschiedenis van je browser staan. Ook dat je de chat opende.',
          'Kwam je via een link of poster van ons? Dan staat die link daar ook.',
          'Wat je typt en wat wij antwoorden, staat daar niet. Wij zetten niets op je telefoon: geen cookies, geen bestanden, geen meldingen.',
          'Bel je een nummer? Dan staat dat in je lijst met oproepen.',
          'Maakte je een foto of schermafdruk? Die blijft staan tot je hem wist.',
        ],
      },
      {
        heading: 'Wis alleen deze site',
        says: [
          'Is je hele geschiedenis ineens leeg? Dan kan iemand die meekijkt dat merken. Wis liever alleen deze site.',
        ],
      },
      {
        heading: 'Chrome op Android',
        says: [
          'Tik rechtsboven op de drie puntjes. Tik op Geschiedenis.',
          'Zoek deze site. Tik op het kruisje erachter.',
        ],
      },
      {
        heading: 'Samsung Internet',
        says: [
          'Tik rechtsonder op de drie streepjes. Tik op Geschiedenis.',
          'Houd deze site ingedrukt. Tik op Verwijderen.',
        ],
      },
      {
        heading: 'Safari op een iPhone',
        says: [
          'Tik onderaan op het boekje. Tik op het klokje.',
          'Veeg deze site naar links. Tik op Verwijder.',
        ],
      },
      {
        heading: 'Firefox',
        says: [
          'Tik op de drie puntjes of streepjes. Tik op Geschiedenis.',
          'Tik op de puntjes achter deze site. Tik op Verwijderen.',
        ],
      },
      {
        heading: 'Instagram, TikTok, Snapchat en andere apps',
        says: [
          'Opende je deze site in een app? Dan onthoudt die app misschien waar je was. Niet elke app laat je dat wissen.',
          'Het bericht of de reclame waar je op tikte, kan nog in de app staan.',
          'Open deze site liever in je gewone browser. Daar kun je de geschiedenis zelf wissen.',
        ],
      },
      {
        heading: 'Op een computer',
        says: ['Druk op Ctrl en H tegelijk. Zoek deze site. Verwijder alleen die regel.'],
      },
      {
        heading: 'Een privévenster',
        says: [
          'In een privévenster (incognito) onthoudt je browser niet waar je was. Sluit het als je klaar bent.',
          'Wie je internet regelt, zoals school of thuis, kan soms zien dat je op deze site was. Niet wat je typt.',
        ],
      },
      {
        heading: 'Wat bewaren wij, en hoe lang?',
        says: [
          'Met een code: wij bewaren het gesprek op slot, tot 30 dagen na het laatste bericht. Daarna wissen wij het.',
          'Zonder code: sluit je de chat, dan kun jij het gesprek niet meer openen. Bij ons staat het nog hooguit 30 dagen, op slot.',
          'Wil je het eerder weg? Tik in de chat op “Stop de chat” en dan op “Wis dit gesprek”. Ben je al weg? Kom dan terug met je code en wis het.',
          'De drie vragen na een gesprek bewaren wij hooguit 2 jaar, met alleen de maand erbij. Wij weten niet van wie ze zijn.',
        ],
      },
      {
        heading: 'Waar is je code?',
        says: [
          'Je code staat niet op je telefoon. Alleen als je hem zelf opschrijft of er een foto van maakt. Papier is veiliger.',
          'Ben je je code kwijt? Dan is het gesprek weg. Wij kunnen je code niet opzoeken.',
        ],
      },
    ],
  },
  en: {
    title: 'What stays on your phone?',
    draft: 'Draft: we have not checked these steps on every phone yet.',
    sections: [
      {
        heading: 'What stays?',
        says: [
          'The name of this site stays in the history of your browser. Also that you opened the chat.',
          'Did you come by a link or poster of ours? Then that link stands there too.',
          'What you type and what we answer is not there. We put nothing on your phone: no cookies, no files, no notifications.',
          'Do you call a number? Then it stands in your list of calls.',
          'Did you take a photo or a screenshot? It stays until you delete it.',
        ],
      },
      {
        heading: 'Wipe only this site',
        says: [
          'Is your whole history suddenly empty? Someone who looks along may notice. Rather wipe only this site.',
        ],
      },
      {
        heading: 'Chrome on Android',
        says: [
          'Tap the three dots at the top right. Tap History.',
          'Look for this site. Tap the cross behind it.',
        ],
      },
      {
        heading: 'Samsung Internet',
        says: [
          'Tap the three lines at the bottom right. Tap History.',
          'Press and hold this site. Tap Delete.',
        ],
      },
      {
        heading: 'Safari on an iPhone',
        says: [
          'Tap the book at the bottom. Tap the clock.',
          'Swipe this site to the left. Tap Delete.',
        ],
      },
      {
        heading: 'Firefox',
        says: [
          'Tap the three dots or lines. Tap History.',
          'Tap the dots behind this site. Tap Delete.',
        ],
      },
      {
        heading: 'Instagram, TikTok, Snapchat and other apps',
        says: [
          'Did you open this site inside an app? Then that app may remember where you were. Not every app lets you wipe that.',
          'The message or advertisement you tapped may still be in the app.',
          'Rather open this site in your usual browser. There you can wipe the history yourself.',
        ],
      },
      {
        heading: 'On a computer',
        says: ['Press Ctrl and H together. Look for this site. Delete only that line.'],
      },
      {
        heading: 'A private window',
        says: [
          'In a private window (incognito) your browser does not remember where you were. Close it when you are done.',
          'Whoever runs your internet, such as school or home, can sometimes see that you were on this site. Not what you type.',
        ],
      },
      {
        heading: 'What do we keep, and how long?',
        says: [
          'With a code: we keep the conversation locked, until 30 days after the last message. Then we erase it.',
          'Without a code: when you close the chat, you can not open the conversation again. We still have it for at most 30 days, locked.',
          'Do you want it gone sooner? Tap “Stop the chat” in the chat, and then “Erase this conversation”. Did you leave already? Come back with your code and erase it.',
          'The three questions after a conversation we keep for at most 2 years, with only the month. We do not know whose they are.',
        ],
      },
      {
        heading: 'Where is your code?',
        says: [
          'Your code is not on your phone. Only if you write it down there or take a photo of it. Paper is safer.',
          'Did you lose your code? Then the conversation is gone. We can not look up your code.',
        ],
      },
    ],
  },
  ar: {
    title: 'ماذا يبقى في هاتفك؟',
    draft: 'مسودة: لم نجرّب هذه الخطوات على كل هاتف بعد.',
    sections: [
      {
        heading: 'ما الذي يبقى؟',
        says: [
          'يبقى اسم هذا الموقع في سجل المتصفح، وكذلك أنك فتحت الدردشة.',
          'هل جئت من رابط أو ملصق لنا؟ يبقى هذا الرابط هناك أيضًا.',
          'ما تكتبه وما نجيب به لا يبقى هناك. لا نضع شيئًا في هاتفك: لا كوكيز ولا ملفات ولا إشعارات.',
          'إذا اتصلت برقم فسيظهر في قائمة مكالماتك.',
          'إذا التقطت صورة أو لقطة شاشة فستبقى حتى تحذفها.',
        ],
      },
      {
        heading: 'امسح هذا الموقع فقط',
        says: [
          'إذا أصبح سجلك كله فارغًا فجأة فقد يلاحظ ذلك من يراقب هاتفك. الأفضل أن تمسح هذا الموقع فقط.',
        ],
      },
      {
        heading: 'Chrome على أندرويد',
        says: [
          'اضغط على النقاط الثلاث في الأعلى. اضغط على السجل.',
          'ابحث عن هذا الموقع. اضغط على علامة الحذف بجانبه.',
        ],
      },
      {
        heading: 'Samsung Internet',
        says: [
          'اضغط على الخطوط الثلاثة في الأسفل. اضغط على السجل.',
          'اضغط مطولًا على هذا الموقع. اضغط على حذف.',
        ],
      },
      {
        heading: 'Safari على آيفون',
        says: [
          'اضغط على رمز الكتاب في الأسفل. اضغط على رمز الساعة.',
          'اسحب هذا الموقع جانبًا. اضغط على حذف.',
        ],
      },
      {
        heading: 'Firefox',
        says: [
          'اضغط على النقاط الثلاث أو الخطوط. اضغط على السجل.',
          'اضغط على النقاط بجانب هذا الموقع. اضغط على حذف.',
        ],
      },
      {
        heading: 'إنستغرام وتيك توك وسناب شات وتطبيقات أخرى',
        says: [
          'هل فتحت هذا الموقع داخل تطبيق؟ قد يتذكر التطبيق أين كنت، ولا يسمح كل تطبيق بمسح ذلك.',
          'قد تبقى الرسالة أو الإعلان الذي ضغطت عليه في التطبيق.',
          'الأفضل أن تفتح هذا الموقع في متصفحك المعتاد. هناك يمكنك مسح السجل بنفسك.',
        ],
      },
      {
        heading: 'على الحاسوب',
        says: ['اضغط Ctrl و H معًا. ابحث عن هذا الموقع. احذف هذا السطر فقط.'],
      },
      {
        heading: 'نافذة خاصة',
        says: [
          'في النافذة الخاصة (التصفح المتخفي) لا يتذكر المتصفح أين كنت. أغلقها عندما تنتهي.',
          'من يدير اتصالك بالإنترنت، كالمدرسة أو البيت، قد يرى أنك زرت هذا الموقع. لكنه لا يرى ما تكتبه.',
        ],
      },
      {
        heading: 'ماذا نحتفظ به وكم من الوقت؟',
        says: [
          'مع رمز: نحتفظ بالمحادثة مقفلة حتى 30 يومًا بعد آخر رسالة. ثم نمحوها.',
          'من دون رمز: إذا أغلقت الدردشة فلن تستطيع فتح المحادثة مرة أخرى. تبقى عندنا مقفلة 30 يومًا على الأكثر.',
          'هل تريد محوها قبل ذلك؟ اضغط في الدردشة على «أوقف الدردشة» ثم على «امحُ هذه المحادثة». وإن كنت قد غادرت فعد برمزك وامحها.',
          'نحتفظ بالأسئلة الثلاثة بعد المحادثة سنتين على الأكثر، مع الشهر فقط. لا نعرف ممن هي.',
        ],
      },
      {
        heading: 'أين رمزك؟',
        says: [
          'رمزك ليس في هاتفك، إلا إذا كتبته فيه بنفسك أو التقطت له صورة. الورق أكثر أمانًا.',
          'إذا ضاع رمزك ضاعت المحادثة. لا نستطيع أن نبحث عن رمزك.',
        ],
      },
    ],
  },
})
