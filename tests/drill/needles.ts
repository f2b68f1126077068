/** Something that may or may not be found, under the name by which a report calls it. */
export type Needle = { readonly name: string; readonly bytes: Uint8Array }

/** One way in which a needle may be written down. */
export type Form = { readonly name: string; readonly bytes: Buffer }

/** Words that somebody typed or a header held. */
export const words = (name: string, text: string): Needle => ({ name, bytes: Buffer.from(text) })

/**
 * How words or secret bytes could stand somewhere: as they are, as UTF-16, as hexadecimal, and inside base64 or
 * base64url at each of the three places where they can begin.
 */
export function formsOf({ name, bytes }: Needle): Form[] {
  const plain = Buffer.from(bytes)
  const hex = plain.toString('hex')
  const texts = [hex, hex.toUpperCase(), ...[0, 1, 2].flatMap((at) => base64Inside(plain, at))]
  const forms = [
    { name, bytes: plain },
    { name: `${name}, UTF-16`, bytes: utf16(plain.toString('latin1')) },
    ...texts.flatMap((text) => [
      { name: `${name}, as text`, bytes: Buffer.from(text) },
      { name: `${name}, as UTF-16 text`, bytes: utf16(text) },
    ]),
  ]
  const distinct = new Map(forms.map((form) => [form.bytes.toString('latin1'), form]))
  return [...distinct.values()]
}

/**
 * An address as programs keep it: as text, inside `sockaddr_in6`, and as PostgreSQL's `inet`. Its four bytes alone
 * turn up anywhere by chance.
 */
export function addressForms(name: string, address: string): Form[] {
  const four = Buffer.from(address.split('.').map(Number))
  return [
    { name, bytes: Buffer.from(address) },
    { name: `${name}, UTF-16`, bytes: utf16(address) },
    { name: `${name}, as inet`, bytes: Buffer.concat([Buffer.of(2, 32), four]) },
    { name: `${name}, in a socket address`, bytes: Buffer.concat([Buffer.of(255, 255), four]) },
    { name: `${name}, as text`, bytes: Buffer.from(four.toString('hex')) },
  ]
}

/** Both alphabets, without the characters that depend on what stands around it. Source: RFC 4648 §4 and §5. */
function base64Inside(bytes: Buffer, at: number): string[] {
  const first = at === 0 ? 0 : at + 1
  const whole = Buffer.concat([Buffer.alloc(at), bytes])
  const last = Math.floor((whole.length * 8) / 6)
  return (['base64', 'base64url'] as const).map((form) => whole.toString(form).slice(first, last))
}

const utf16 = (text: string) => Buffer.from(text, 'utf16le')
