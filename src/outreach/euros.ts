/**
 * Cents of an amount as a worker types it: `25`, `25,5`, `25.50` and `1.250,50`; nothing is free. null for anything else,
 * and from a million euros on.
 */
export function readEuros(text: string): number | null {
  const typed = text.trim()
  if (typed === '') return 0
  const [found, euros = '', cents = ''] =
    /^(\d{1,6}|\d{1,3}\.\d{3})(?:,(\d{1,2}))?$/.exec(typed) ??
    /^(\d{1,6})\.(\d{1,2})$/.exec(typed) ??
    []
  if (found === undefined) return null
  return Number(euros.replace('.', '')) * 100 + Number(cents.padEnd(2, '0'))
}
