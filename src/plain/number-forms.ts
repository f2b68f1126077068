import type { Spot } from './reason.ts'

type Form = { readonly find: RegExp; readonly instead: (match: RegExpExecArray) => string }

const months =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(
    ' ',
  )
const units: Readonly<Record<string, number>> = {
  een: 1,
  één: 1,
  twee: 2,
  drie: 3,
  vier: 4,
  vijf: 5,
  zes: 6,
  zeven: 7,
  acht: 8,
  negen: 9,
}
const tens: Readonly<Record<string, number>> = {
  twintig: 20,
  dertig: 30,
  veertig: 40,
  vijftig: 50,
  zestig: 60,
  zeventig: 70,
  tachtig: 80,
  negentig: 90,
}

const forms: readonly Form[] = [
  {
    find: /(?<![\p{L}\p{N}])(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?![\p{L}\p{N}])/gu,
    instead: ([whole, day, month, year]) => {
      const name = months[Number(month) - 1]
      return name ? `${Number(day)} ${name} ${year}` : whole
    },
  },
  {
    find: /(?<![\p{L}\p{N}])(\d{1,3})(?:[.,]\d+)?\s?(?:%|procent)(?!\p{L})/gu,
    instead: ([, share]) => `${share} van de 100`,
  },
  {
    find: /(?<![\p{L}\p{N}/])([1-9])\/([2-9]|10)(?![\p{L}\p{N}/])/gu,
    instead: ([, one, of]) => `${one} van de ${of}`,
  },
  {
    find: /€\s?(\d[\d.]*)(?:,-|,--|,00)?/gu,
    instead: ([, amount]) => `${amount} euro`,
  },
  {
    find: /(?<![\p{L}\p{N}])(een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)(?:en|ën)(twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)(?!\p{L})/giu,
    instead: ([, unit = '', ten = '']) =>
      String((units[unit.toLowerCase()] ?? 0) + (tens[ten.toLowerCase()] ?? 0)),
  },
  {
    find: /(?<![\p{L}\p{N}])(?:I{2,3}|IV|VI{0,3}|IX|XI{0,3}|XIV|XX)(?=\s|[.,;:!?)]|$)/gu,
    instead: ([roman]) => String(romanValue(roman)),
  },
]

/** Numbers in a form that is hard to read, and the same in an easier one. at: where the sentence begins. */
export function findNumberForms(
  text: string,
  at: number,
): readonly (Spot & { readonly instead: string })[] {
  if (!/[\d€IVX]|tig/.test(text)) return []
  return forms.flatMap(({ find, instead }) =>
    [...text.matchAll(find)].map((match) => ({
      at: at + match.index,
      length: match[0].length,
      part: match[0],
      instead: instead(match),
    })),
  )
}

function romanValue(roman: string): number {
  const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }
  return [...roman].reduce((sum, sign, index) => {
    const [value, next] = [values[sign] ?? 0, values[roman[index + 1] ?? ''] ?? 0]
    return value < next ? sum - value : sum + value
  }, 0)
}
