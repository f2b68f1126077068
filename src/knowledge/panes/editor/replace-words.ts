import type { Editor } from '@tiptap/core'

/** A character of what readers read and where in the editor it stands. */
type Sign = { readonly sign: string; readonly at: number; readonly until: number }

/**
 * Puts other words in the place of `part`, in the first line that holds `sentence`. at: where in the sentence it
 * stands. False when the sentence is not there any more.
 */
export function replaceWords(
  editor: Editor,
  { sentence, at, part }: { sentence: string; at: number; part: string },
  instead: string,
): boolean {
  const found = find(editor, sentence, at, part.length)
  if (!found) return false
  editor.chain().insertContentAt(found, instead).focus().run()
  return true
}

/** Shows where a sentence stands. */
export function showWords(editor: Editor, sentence: string): boolean {
  const found = find(editor, sentence, 0, sentence.length)
  if (!found) return false
  editor.chain().setTextSelection(found).focus().scrollIntoView().run()
  return true
}

function find(editor: Editor, sentence: string, at: number, length: number) {
  let found: { from: number; to: number } | null = null
  editor.state.doc.descendants((node, start) => {
    if (found || !node.isTextblock) return !found
    const signs: Sign[] = []
    node.forEach((child, offset) => {
      const from = start + 1 + offset
      if (child.isText)
        for (const [index, sign] of [...(child.text ?? '').split('')].entries())
          signs.push({ sign, at: from + index, until: from + index + 1 })
      else
        for (const sign of editor.view.nodeDOM(from)?.textContent ?? '')
          signs.push({ sign, at: from, until: from + child.nodeSize })
    })
    const begin = signs
      .map(({ sign }) => sign)
      .join('')
      .indexOf(sentence)
    const [first, last] = [signs[begin + at], signs[begin + at + length - 1]]
    if (begin >= 0 && first && last) found = { from: first.at, to: last.until }
    return false
  })
  return found as { from: number; to: number } | null
}
