import { texts } from '../words/texts.ts'

/** Of the reader's tools. The script takes them from the page. `#` stands where a number comes. */
export const toolWords = texts({
  nl: {
    aloud: 'Lees voor',
    stop: 'Stop',
    lettersLong: 'Aa: grotere letters',
    lettersNow: 'Letters: #%',
    calm: 'Rustig lezen',
    print: 'Print',
    share: 'Deel',
    copied: 'Adres gekopieerd',
  },
  en: {
    aloud: 'Read aloud',
    stop: 'Stop',
    lettersLong: 'Aa: larger letters',
    lettersNow: 'Letters: #%',
    calm: 'Easy reading',
    print: 'Print',
    share: 'Share',
    copied: 'Address copied',
  },
  ar: {
    aloud: 'اقرأ بصوت عالٍ',
    stop: 'توقف',
    lettersLong: 'Aa: حروف أكبر',
    lettersNow: 'الحروف: #%',
    calm: 'قراءة سهلة',
    print: 'اطبع',
    share: 'شارك',
    copied: 'تم نسخ العنوان',
  },
})
