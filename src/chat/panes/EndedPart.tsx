import { useLayoutEffect, useRef } from 'preact/hooks'
import { chatDeskWords as words } from '../desk-words.ts'

type EndedPartParts = {
  readonly ending: keyof typeof words.ended
  readonly focused: boolean
}

/**
 * Stands where she typed, and says why she can not any more. It takes the keys of whoever was typing: letters meant
 * for a field that just went must not claim anybody.
 */
export function EndedPart({ ending, focused }: EndedPartParts) {
  const sentence = useRef<HTMLParagraphElement>(null)
  useLayoutEffect(() => {
    const nobodyHasTheKeys = document.activeElement === document.body
    if (focused && nobodyHasTheKeys) sentence.current?.focus()
  }, [])
  return (
    <p class="pane-status ended" ref={sentence} role="status" tabIndex={-1} data-takes-keys>
      {words.ended[ending]}
    </p>
  )
}
