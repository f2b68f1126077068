import { useLayoutEffect } from 'preact/hooks'
import { type Command, commandOf } from './shortcuts.ts'

/** Listens for the desk's keys. singles: whether keys of one letter count. */
export function useShortcuts(singles: boolean, run: (command: Command) => void): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, code, ctrlKey, metaKey, altKey, isComposing, target } = event
      const press = { key, code, ctrlKey, metaKey, altKey, composing: isComposing }
      const inField = target instanceof Element && target.closest(fields) !== null
      const inDialog = document.querySelector('dialog[open], :popover-open') !== null
      const command = commandOf({ ...press, inField, inDialog }, singles)
      if (!command || event.defaultPrevented || event.repeat) return
      event.preventDefault()
      run(command)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [singles, run])
}

/** Where letters are words, or were a moment ago. */
const fields =
  'textarea, select, [contenteditable], input:not([type=checkbox], [type=range]), [data-takes-keys]'
