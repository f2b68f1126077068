export const mostCount = 1_000_000_000
export const mostCents = 100_000_000_00

export type Amount =
  | { readonly kind: 'amount'; readonly value: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'not-a-number' }
  | { readonly kind: 'too-large' }

const nothing = new Set(['', '-', '--', '–', '—'])

/**
 * A whole number as a spreadsheet writes it: `1234`, `1.234`, `1 234`, `1234,00`. What Excel shortened (`1,2E+06`)
 * lost its digits and is refused. decimal: the sign that this file puts before a fraction.
 */
export function readCount(text: string, decimal: ',' | '.'): Amount {
  const number = digits(text, decimal)
  if (number.kind !== 'digits') return number
  if (/[1-9]/.test(number.fraction) || number.minus) return { kind: 'not-a-number' }
  const value = Number(number.whole)
  return value > mostCount ? { kind: 'too-large' } : { kind: 'amount', value }
}

/** An amount of euros in whole cents, rounded half up: `12,345` is 1235 where the comma comes before the cents. */
export function readCents(text: string, decimal: ',' | '.'): Amount {
  const number = digits(text.replace(/€|\bEUR\b/i, ''), decimal)
  if (number.kind !== 'digits') return number
  if (number.minus) return { kind: 'not-a-number' }
  const thousandths = Number(`${number.whole}${number.fraction.padEnd(3, '0').slice(0, 3)}`)
  const value = Math.floor((thousandths + 5) / 10)
  return value > mostCents ? { kind: 'too-large' } : { kind: 'amount', value }
}

type Digits =
  | { readonly kind: 'empty' | 'not-a-number' | 'too-large' }
  | {
      readonly kind: 'digits'
      readonly minus: boolean
      readonly whole: string
      readonly fraction: string
    }

function digits(text: string, decimal: ',' | '.'): Digits {
  const bare = text.trim()
  if (nothing.has(bare)) return { kind: 'empty' }
  if (bare.length > 40) return { kind: 'not-a-number' }
  const match = /^([-−]?)(.*?)(?:([.,])(\d*))?$/.exec(bare.replace(/[\s']/g, ''))
  if (!match) return { kind: 'not-a-number' }
  const [, minus = '', before = '', sign, after = ''] = match
  const isFraction = sign === decimal
  const grouped = isFraction || sign === undefined ? before : `${before}${sign}${after}`
  const thousands = decimal === ',' ? '.' : ','
  const whole = grouped.replaceAll(thousands, '')
  const fine = new RegExp(`^(\\d+|\\d{1,3}(\\${thousands}\\d{3})+)$`)
  if (!fine.test(grouped)) return { kind: 'not-a-number' }
  if (whole.replace(/^0+/, '').length > 12) return { kind: 'too-large' }
  return { kind: 'digits', minus: minus !== '', whole, fraction: isFraction ? after : '' }
}
