import { texts } from '../../words/texts.ts'
import type { ContactKind } from '../contact.ts'

type KindWords = {
  readonly title: string
  /** What they do, and how one comes to them. */
  readonly about: readonly string[]
}

/** A name in Latin letters keeps its direction within Arabic. */
const latin = (name: string) => `\u2066${name}\u2069`

/** Plain words, A2. */
export const words = texts({
  nl: {
    title: 'Hulp bij jou in de buurt',
    lead: 'Vul je stad of dorp in. Dan zie je wie je kan helpen.',
    label: 'Je stad of dorp',
    hint: 'We bewaren niet wat je invult.',
    search: 'Zoek hulp',
    nationwide: 'Hulp in heel Nederland',
    withoutPlace: 'Je hoeft niets in te vullen. Deze hulp is er voor iedereen.',
    helpIn: (name: string) => `Hulp in ${name}`,
    isIn: (name: string, province: string) => `${name} ligt in ${province}.`,
    belongsTo: (name: string, municipality: string, province: string) =>
      `${name} hoort bij de gemeente ${municipality} in ${province}.`,
    belongsNow: (name: string, municipality: string, year: number) =>
      `${name} hoort nu bij de gemeente ${municipality}. Dat is zo sinds ${year}.`,
    whichPlace: 'Welke plaats bedoel je?',
    notFound: 'Niet gevonden',
    which: (name: string) => `De naam ${name} is er vaker. Kies welke je bedoelt.`,
    near: 'Deze naam kennen we niet. Staat jouw plaats hierbij?',
    sameName: (name: string, province: string) => `${name} (${province})`,
    otherName: (name: string, municipality: string, province: string) =>
      `${name} (gemeente ${municipality}, ${province})`,
    province: (name: string) => `${name} is een provincie. Vul je stad of dorp in.`,
    orPlace: 'Of bedoel je deze plaats?',
    postcode: 'Vul geen postcode in. Vul de naam van je stad of dorp in.',
    unknown: 'Deze naam kennen we niet. Heb je hem goed geschreven?',
    tryLarger: 'Je kunt ook een grotere plaats in de buurt invullen.',
    toSite: 'Naar de website',
    otherSite: 'Dit is een andere site. Die zie je terug in je telefoon.',
    chatTitle: 'Praat je liever met ons?',
    chat: 'Naar de chat',
    places:
      'Namen van plaatsen: GeoNames (geonames.org), licentie CC BY 4.0. Wij hebben namen en regio’s toegevoegd.',
    kinds: {
      youth_work: {
        title: 'Jongerenwerk',
        about: [
          'Een jongerenwerker is er voor jou. Je kunt met hem of haar praten.',
          'Hoe vind je jongerenwerk? Vraag ernaar op school of in het buurthuis. Of bel de gemeente en vraag naar het jongerenwerk.',
        ],
      },
      veilig_thuis: {
        title: 'Veilig Thuis',
        about: ['Is het thuis niet veilig? Of doet iemand je pijn? Zij denken mee.'],
      },
      care_coordinator: {
        title: 'Zorgcoördinator',
        about: [
          'Dwingt iemand je tot foute dingen? Een zorgcoördinator zoekt hulp en een veilige plek.',
          'CoMensha kan zeggen wie dat in jouw regio is.',
        ],
      },
      avim: {
        title: 'Politie',
        about: [
          'De AVIM is een groep bij de politie. Zij weten veel over mensen die gedwongen worden.',
          'Bel de politie en vraag naar de AVIM. Praat eerst met een advocaat of met ons.',
        ],
      },
    } satisfies Record<ContactKind, KindWords> as Readonly<Record<ContactKind, KindWords>>,
  },
  en: {
    title: 'Help near you',
    lead: 'Type your town or village. Then you see who can help you.',
    label: 'Your town or village',
    hint: 'We do not keep what you type.',
    search: 'Find help',
    nationwide: 'Help in all of the Netherlands',
    withoutPlace: 'You do not have to type anything. This help is for everyone.',
    helpIn: (name: string) => `Help in ${name}`,
    isIn: (name: string, province: string) => `${name} is in ${province}.`,
    belongsTo: (name: string, municipality: string, province: string) =>
      `${name} is part of the municipality ${municipality} in ${province}.`,
    belongsNow: (name: string, municipality: string, year: number) =>
      `${name} is now part of the municipality ${municipality}, since ${year}.`,
    whichPlace: 'Which place do you mean?',
    notFound: 'Not found',
    which: (name: string) => `There is more than one ${name}. Choose the one you mean.`,
    near: 'We do not know this name. Is your place one of these?',
    sameName: (name: string, province: string) => `${name} (${province})`,
    otherName: (name: string, municipality: string, province: string) =>
      `${name} (municipality ${municipality}, ${province})`,
    province: (name: string) => `${name} is a province. Type your town or village.`,
    orPlace: 'Or do you mean this place?',
    postcode: 'Do not type a postcode. Type the name of your town or village.',
    unknown: 'We do not know this name. Is it spelled well?',
    tryLarger: 'You can also type a larger place nearby.',
    toSite: 'Go to the website',
    otherSite: 'This is another site. It stays in the history of your phone.',
    chatTitle: 'Do you want to talk to us?',
    chat: 'Go to the chat',
    places:
      'Names of places: GeoNames (geonames.org), licence CC BY 4.0. We added names and regions.',
    kinds: {
      youth_work: {
        title: 'Youth work',
        about: [
          'A youth worker is there for you. You can talk to him or her.',
          'How do you find one? Ask at school or in the community centre. Or call your municipality and ask for “jongerenwerk”.',
        ],
      },
      veilig_thuis: {
        title: 'Veilig Thuis (safe at home)',
        about: ['Is home not safe? Or does someone hurt you? They think along with you.'],
      },
      care_coordinator: {
        title: 'Care coordinator',
        about: [
          'Does someone force you to do bad things? A care coordinator finds help and a safe place.',
          'CoMensha can say who that is in your region.',
        ],
      },
      avim: {
        title: 'Police',
        about: [
          'The AVIM is a group within the police. They know a lot about people who are forced.',
          'Call the police and ask for the AVIM. First talk to a lawyer or to us.',
        ],
      },
    },
  },
  ar: {
    title: 'مساعدة قريبة منك',
    lead: 'اكتب اسم مدينتك أو قريتك. ثم ترى من يمكنه مساعدتك.',
    label: 'مدينتك أو قريتك',
    hint: 'لا نحتفظ بما تكتبه.',
    search: 'ابحث عن مساعدة',
    nationwide: 'مساعدة في كل هولندا',
    withoutPlace: 'لا يلزم أن تكتب شيئًا. هذه المساعدة للجميع.',
    helpIn: (name: string) => `مساعدة في ${latin(name)}`,
    isIn: (name: string, province: string) => `تقع ${latin(name)} في ${latin(province)}.`,
    belongsTo: (name: string, municipality: string, province: string) =>
      `${latin(name)} تتبع بلدية ${latin(municipality)} في ${latin(province)}.`,
    belongsNow: (name: string, municipality: string, year: number) =>
      `${latin(name)} تتبع الآن بلدية ${latin(municipality)}، منذ عام ${year}.`,
    whichPlace: 'أي مكان تقصد؟',
    notFound: 'لم نجده',
    which: (name: string) => `هناك أكثر من مكان باسم ${latin(name)}. اختر ما تقصده.`,
    near: 'لا نعرف هذا الاسم. هل مكانك واحد من هذه؟',
    sameName: (name: string, province: string) => `${latin(name)} (${latin(province)})`,
    otherName: (name: string, municipality: string, province: string) =>
      `${latin(name)} (بلدية ${latin(municipality)}، ${latin(province)})`,
    province: (name: string) => `${latin(name)} مقاطعة. اكتب اسم مدينتك أو قريتك.`,
    orPlace: 'أم تقصد هذا المكان؟',
    postcode: 'لا تكتب الرمز البريدي. اكتب اسم مدينتك أو قريتك.',
    unknown: 'لا نعرف هذا الاسم. هل كتبته بشكل صحيح؟',
    tryLarger: 'يمكنك أيضًا كتابة مكان أكبر قريب منك.',
    toSite: 'إلى الموقع',
    otherSite: 'هذا موقع آخر. سيبقى في سجل هاتفك.',
    chatTitle: 'هل تريد أن تتحدث معنا؟',
    chat: 'إلى الدردشة',
    places: 'أسماء الأماكن: GeoNames (geonames.org)، رخصة CC BY 4.0. أضفنا أسماء ومناطق.',
    kinds: {
      youth_work: {
        title: 'العمل مع الشباب (jongerenwerk)',
        about: [
          'العامل مع الشباب موجود من أجلك. يمكنك أن تتحدث معه أو معها.',
          'كيف تجده؟ اسأل في المدرسة أو في مركز الحي. أو اتصل ببلديتك واسأل عن “jongerenwerk”.',
        ],
      },
      veilig_thuis: {
        title: 'Veilig Thuis (بيت آمن)',
        about: ['هل البيت غير آمن؟ أو هل يؤذيك أحد؟ هم يفكرون معك.'],
      },
      care_coordinator: {
        title: 'منسّق الرعاية (zorgcoördinator)',
        about: [
          'هل يجبرك أحد على أشياء سيئة؟ منسّق الرعاية يبحث عن مساعدة ومكان آمن.',
          'تستطيع CoMensha أن تقول لك من هو في منطقتك.',
        ],
      },
      avim: {
        title: 'الشرطة',
        about: [
          'AVIM قسم في الشرطة. يعرفون الكثير عن الأشخاص الذين يُجبَرون.',
          'اتصل بالشرطة واسأل عن AVIM. تحدث أولًا مع محامٍ أو معنا.',
        ],
      },
    },
  },
})
