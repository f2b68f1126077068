/** Ours have one; whatever follows is nobody's. */
const mostFields = 20

/**
 * The fields of a form that a page posted: the first value of each name, of the first twenty pairs. A NUL, which no
 * database takes and nobody types, becomes a space. Source: URL Standard §5.1 (application/x-www-form-urlencoded parsing).
 */
export function readForm(text: string): Readonly<Record<string, string>> {
  const fields = new Map<string, string>()
  const pairs = text.split('&', mostFields).join('&')
  for (const [name, value] of new URLSearchParams(pairs))
    if (!fields.has(name)) fields.set(name, value.replaceAll('\0', ' '))
  return Object.fromEntries(fields)
}
