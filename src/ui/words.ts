import { texts } from '../words/texts.ts'

export const words = texts({
  nl: {
    leave: 'Weg van deze site',
    toContent: 'Naar de tekst',
    languages: 'Taal',
    home: 'Keerpunt, naar het begin',
  },
  en: {
    leave: 'Leave this site',
    toContent: 'Go to the text',
    languages: 'Language',
    home: 'Keerpunt, to the start',
  },
  ar: {
    leave: 'اخرج من الموقع',
    toContent: 'انتقل إلى النص',
    languages: 'اللغة',
    home: 'Keerpunt، إلى البداية',
  },
})
