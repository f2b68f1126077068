/** What a key can ask of the desk. */
export type Command =
  | { readonly kind: 'queue' | 'inbox' | 'claim-next' | 'write' | 'help' | 'leave-field' }
  /** The conversation at this place in her list, from 0. */
  | { readonly kind: 'conversation'; readonly at: number }

/** A key press, and whether it lands where she types. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'> & {
  readonly composing: boolean
  readonly inField: boolean
  readonly inDialog: boolean
}

const singleKeys = {
  g: 'queue',
  b: 'inbox',
  n: 'claim-next',
  t: 'write',
  '?': 'help',
} as const satisfies Record<string, Command['kind']>

/**
 * The command of a key press, or null. Keys of one character count only outside text fields and only while
 * `singles` is on. Source: WCAG 2.2, 2.1.4. AltGr is Ctrl + Alt on most systems and never a command.
 */
export function commandOf(press: KeyPress, singles: boolean): Command | null {
  if (press.composing || press.inDialog || press.ctrlKey || press.metaKey) return null
  if (press.altKey) {
    // The code, not the key: on a Mac Alt + 1 writes another character.
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(press.code)?.[1]
    return digit ? { kind: 'conversation', at: Number(digit) - 1 } : null
  }
  if (press.key === 'Escape') return press.inField ? { kind: 'leave-field' } : null
  if (press.inField || !singles || !Object.hasOwn(singleKeys, press.key)) return null
  return { kind: singleKeys[press.key as keyof typeof singleKeys] }
}
