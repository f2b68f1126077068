/** What stands in a text that only a locked field may say, and signs that hide what a text says. */
export type Typed = {
  readonly number: string | null
  readonly law: string | null
  readonly hidden: boolean
}

const years =
  /(?<![\d.-])(?:19|20)\d\d(?:\s?(?:,|\/|–|-|en|of|tot|t\/m|and|to|و)\s?(?:19|20)\d\d)+(?![\d.-])/gu
const dates = /(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/gu
/** Names of European law and of judgments look like numbers. */
const laws =
  /(?:richtlijn|verordening|directive|regulation)\s+(?:\([a-z]+\)\s*)?\d{4}\/\d{1,4}(?!\d)|\bP?HR:\d{4}:\d{1,6}\b/giu
/** Seven digits or more, whatever stands between them that is no letter. */
const longNumber = /\d(?:[^\p{L}\d]{0,3}\d){6,}/u
/** Short ones are called too. */
const shortNumber = /\b(?:bel|belt|bellen|sms|app|appen|call|text)\b[^.\d]{0,20}\b\d{3,6}\b/iu
const law = /\b(?:art(?:ikel|icle)?\.?|lid)\s*\d+[a-z]?\b/iu
/** Zero-width, soft hyphen, and what turns the order of signs. Joiners stay: Arabic script needs them. */
const hidden = /[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]/u

/** Looks past the ways to write a number so that nobody sees it is one: other digits, odd spaces and dashes. */
export function typedIn(text: string): Typed {
  const plain = latinDigits(text.normalize('NFKC').replaceAll(/\p{Cf}/gu, ''))
  const rest = plain.replaceAll(dates, ' ').replaceAll(years, ' ').replaceAll(laws, ' ')
  const number = (longNumber.exec(rest) ?? shortNumber.exec(rest))?.[0] ?? null
  return {
    number: number?.slice(0, 60) ?? null,
    law: law.exec(plain)?.[0] ?? null,
    hidden: hidden.test(text),
  }
}

/** A link that starts a call or a chat with somebody: a number by another name. */
export function leadsToSomebody(to: string): boolean {
  if (!to.startsWith('https://')) return false
  const { hostname, pathname } = new URL(to)
  return somebody.test(hostname) || /(?:^|\/)(?:\+|00)?\d{9,13}(?:\/|$)/.test(pathname)
}

const somebody =
  /(?:^|\.)(?:wa\.me|whatsapp\.com|t\.me|telegram\.(?:me|org)|signal\.me|snapchat\.com|m\.me)$/

/** Digits of every script as 0–9. Unicode keeps each script's ten in one run that starts at a zero. */
function latinDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    let zero = code
    while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
    return String(code - zero)
  })
}
