import { describe, expect, test } from 'vitest'
import { commandOf, type KeyPress } from './shortcuts.ts'

const press = (key: string, rest: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  composing: false,
  inField: false,
  inDialog: false,
  ...rest,
})

describe('keys on the desk', () => {
  test('single letters ask for something outside text fields', () => {
    expect(commandOf(press('g'), true)).toEqual({ kind: 'queue' })
    expect(commandOf(press('b'), true)).toEqual({ kind: 'inbox' })
    expect(commandOf(press('n'), true)).toEqual({ kind: 'claim-next' })
    expect(commandOf(press('t'), true)).toEqual({ kind: 'write' })
    expect(commandOf(press('?'), true)).toEqual({ kind: 'help' })
    expect(commandOf(press('q'), true)).toBeNull()
    expect(commandOf(press('constructor'), true)).toBeNull()
  })

  test('nobody claims a conversation by typing the letter n', () => {
    expect(commandOf(press('n', { inField: true }), true)).toBeNull()
    expect(commandOf(press('n', { composing: true }), true)).toBeNull()
    expect(commandOf(press('n', { inDialog: true }), true)).toBeNull()
    expect(commandOf(press('n', { ctrlKey: true }), true)).toBeNull()
  })

  test('single letters can be switched off, the other keys stay', () => {
    expect(commandOf(press('g'), false)).toBeNull()
    expect(commandOf(press('&', { altKey: true, code: 'Digit1' }), false)).not.toBeNull()
  })

  test('Alt and a digit switch conversations, also while typing and on any keyboard', () => {
    const third = press('£', { altKey: true, code: 'Digit3', inField: true })
    expect(commandOf(third, true)).toEqual({ kind: 'conversation', at: 2 })
    expect(commandOf(press('1', { altKey: true, code: 'Numpad1' }), true)).toEqual({
      kind: 'conversation',
      at: 0,
    })
    expect(commandOf(press('0', { altKey: true, code: 'Digit0' }), true)).toBeNull()
  })

  test('AltGr, which is Ctrl and Alt, only writes', () => {
    const euro = press('²', { altKey: true, ctrlKey: true, code: 'Digit2', inField: true })
    expect(commandOf(euro, true)).toBeNull()
  })

  test('Escape leaves the text field and nothing else', () => {
    expect(commandOf(press('Escape', { inField: true }), true)).toEqual({ kind: 'leave-field' })
    expect(commandOf(press('Escape'), true)).toBeNull()
  })
})
