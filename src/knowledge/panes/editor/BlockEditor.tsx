import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Language } from '../../../words/language.ts'
import { direction } from '../../../words/language.ts'
import type { Block } from '../../block.ts'
import type { Choices } from '../choices.ts'
import type { Redaction } from '../desk.ts'
import { MediaDialog } from '../MediaDialog.tsx'
import { insertBlock, leaveBlock, moveBlock } from './commands.ts'
import { createEditor, takeOver } from './create-editor.ts'
import { Inspector } from './Inspector.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { Toolbar } from './Toolbar.tsx'

type BlockEditorParts = {
  readonly blocks: readonly Block[]
  /** Grows when `blocks` come from elsewhere than this editor. */
  readonly taken: number
  readonly language: Language
  readonly editable: boolean
  readonly choices: Choices
  readonly redaction: Redaction
  readonly onBlocks: (blocks: readonly Block[]) => void
  readonly onEditor: (editor: Editor | null) => void
}

/** The text of a page in blocks: toolbar, what can be set of the block at the cursor, and the text itself. */
export function BlockEditor(parts: BlockEditorParts) {
  const { blocks, taken, language, editable, choices, redaction, onBlocks, onEditor } = parts
  const place = useRef<HTMLDivElement>(null)
  const toolbar = useRef<HTMLDivElement>(null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [, setTurn] = useState(0)
  const [linking, setLinking] = useState(false)
  const [choosing, setChoosing] = useState(false)
  const latest = useRef(onBlocks)
  latest.current = onBlocks

  // Made once for a language: what changes later is put in by the effects below.
  useEffect(() => {
    const element = place.current
    if (!element) return
    const made = createEditor({
      element,
      blocks,
      names: choices.names,
      editable,
      direction: direction(language),
      onBlocks: (now) => latest.current(now),
    })
    made.on('transaction', () => setTurn((turn) => turn + 1))
    setEditor(made)
    onEditor(made)
    return () => {
      onEditor(null)
      made.destroy()
    }
  }, [choices.names, language])

  useEffect(() => {
    editor?.setEditable(editable, false)
  }, [editor, editable])

  // Blocks of her own typing are in it already.
  useEffect(() => {
    if (editor) takeOver(editor, blocks)
  }, [editor, taken])

  const onKeyDown = (event: KeyboardEvent) => {
    if (!editor || !editable) return
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event
    const did =
      (altKey && shiftKey && key === 'ArrowUp' && moveBlock(editor, -1)) ||
      (altKey && shiftKey && key === 'ArrowDown' && moveBlock(editor, 1)) ||
      ((ctrlKey || metaKey) && key === 'Enter' && leaveBlock(editor)) ||
      ((ctrlKey || metaKey) && key === 'k' && openLink()) ||
      (altKey && key === 'F10' && focusFirst())
    if (did) event.preventDefault()
  }
  function openLink(): boolean {
    setLinking(true)
    return true
  }
  function focusFirst(): boolean {
    toolbar.current?.querySelector<HTMLElement>('button, select')?.focus()
    return true
  }

  return (
    <div class="block-editor">
      {editor && editable && (
        <div ref={toolbar}>
          <Toolbar
            editor={editor}
            choices={choices}
            onLink={openLink}
            onMedia={() => setChoosing(true)}
          />
          <Inspector editor={editor} choices={choices} />
        </div>
      )}
      <div ref={place} class="writing-place" onKeyDownCapture={onKeyDown} />
      {editor && linking && (
        <LinkDialog editor={editor} pages={choices.pages} onClose={() => setLinking(false)} />
      )}
      {editor && choosing && (
        <MediaDialog
          redaction={redaction}
          onChoose={({ id, type, alt }) => {
            setChoosing(false)
            const media = type.startsWith('video/') ? 'film' : 'beeld'
            insertBlock(editor, { type: 'media', attrs: { media, id, alt } })
          }}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  )
}
