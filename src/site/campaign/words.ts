import { texts } from '../../words/texts.ts'

export const fileWords = texts({
  nl: {
    title: 'Haal het op',
    a4: 'Poster A4 (pdf)',
    a3: 'Poster A3 (pdf)',
    image: 'Deelbeeld (svg)',
  },
  en: {
    title: 'Take it with you',
    a4: 'Poster A4 (pdf, Dutch)',
    a3: 'Poster A3 (pdf, Dutch)',
    image: 'Picture to share (svg, Dutch)',
  },
  ar: {
    title: 'حمّل الملفات',
    a4: 'ملصق A4 (pdf، بالهولندية)',
    a3: 'ملصق A3 (pdf، بالهولندية)',
    image: 'صورة للمشاركة (svg، بالهولندية)',
  },
})
