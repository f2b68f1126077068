import type { Editor } from '@tiptap/core'
import { useRef } from 'preact/hooks'
import { Icon } from '../../../ui/Icon.tsx'
import { boxNames } from '../../block.ts'
import type { Choices } from '../choices.ts'
import type { DocNode } from '../doc.ts'
import { insertBlock, insertFrame } from './commands.ts'
import { editorWords as words } from './words.ts'

const lines = 'M9.5 6h11M9.5 12h11M9.5 18h11'
const bullets = `${lines}M4.5 6v.01M4.5 12v.01M4.5 18v.01`
const numbers = `${lines}M3.5 4.5l1.5-1v5M3 11.5h2.5l-2.5 3.5h2.8M3 17.5h2.5v4H3M3.5 19.5h2`

type ToolbarParts = {
  readonly editor: Editor
  readonly choices: Choices
  readonly onLink: () => void
  readonly onMedia: () => void
}

/** Looks and blocks. Arrow keys go from one to the next; Escape goes back to the text. */
export function Toolbar({ editor, choices, onLink, onMedia }: ToolbarParts) {
  const menu = useRef<HTMLDivElement>(null)
  const style = editor.isActive('heading', { level: 2 })
    ? 'h2'
    : editor.isActive('heading', { level: 3 })
      ? 'h3'
      : editor.isActive('speech')
        ? 'speech'
        : 'p'
  const setStyle = (to: string) => {
    const chain = editor.chain().focus()
    if (to === 'p') chain.setNode('paragraph').run()
    else if (to === 'speech') chain.setNode('speech').run()
    else chain.setNode('heading', { level: to === 'h2' ? 2 : 3 }).run()
  }
  const insert = (run: () => void) => () => {
    menu.current?.hidePopover()
    run()
  }
  const block = (node: DocNode) => insert(() => insertBlock(editor, node))
  const first = (all: Choices['lines']) => all[0]?.id ?? ''
  const line = [{ type: 'paragraph' }]
  return (
    <div class="toolbar" role="toolbar" aria-label={words.toolbar} onKeyDown={stepAlong(editor)}>
      <Tool
        name={words.undo}
        keys="Ctrl Z"
        disabled={!editor.can().undo()}
        onClick={() => editor.chain().focus().undo().run()}
      >
        ↶
      </Tool>
      <Tool
        name={words.redo}
        keys="Ctrl Shift Z"
        disabled={!editor.can().redo()}
        onClick={() => editor.chain().focus().redo().run()}
      >
        ↷
      </Tool>
      <select
        aria-label="Soort regel"
        value={style}
        onChange={(event) => setStyle(event.currentTarget.value)}
      >
        <option value="p">{words.paragraph}</option>
        <option value="h2">{words.heading2}</option>
        <option value="h3">{words.heading3}</option>
        <option value="speech">{words.speech}</option>
      </select>
      <Tool
        name={words.strong}
        keys="Ctrl B"
        pressed={editor.isActive('bold')}
        onClick={() => editor.chain().focus().toggleBold().run()}
      >
        <b>B</b>
      </Tool>
      <Tool
        name={words.em}
        keys="Ctrl I"
        pressed={editor.isActive('italic')}
        onClick={() => editor.chain().focus().toggleItalic().run()}
      >
        <i>I</i>
      </Tool>
      <Tool name={words.link} keys="Ctrl K" pressed={editor.isActive('link')} onClick={onLink}>
        {words.link}
      </Tool>
      <Tool
        name={words.bullets}
        keys="Ctrl Shift 8"
        pressed={editor.isActive('bulletList')}
        onClick={() => editor.chain().focus().toggleBulletList().run()}
      >
        <Icon drawing={bullets} size={16} />
      </Tool>
      <Tool
        name={words.numbers}
        keys="Ctrl Shift 7"
        pressed={editor.isActive('orderedList')}
        onClick={() => editor.chain().focus().toggleOrderedList().run()}
      >
        <Icon drawing={numbers} size={16} />
      </Tool>
      <button type="button" class="button" popovertarget="insert-menu">
        {words.insert} ▾
      </button>
      <div ref={menu} id="insert-menu" popover="auto" class="popover menu">
        {boxNames.map((box) => (
          <button
            key={box}
            type="button"
            onClick={insert(() => insertFrame(editor, 'box', { box }))}
          >
            {words.box[box]}
          </button>
        ))}
        <button
          type="button"
          onClick={block({ type: 'question', content: [{ type: 'asks' }, ...line] })}
        >
          {words.question}
        </button>
        <button
          type="button"
          onClick={insert(() =>
            editor
              .chain()
              .focus()
              .insertContent({ type: 'tel', attrs: { line: first(choices.lines) } })
              .run(),
          )}
        >
          {words.tel}
        </button>
        <button
          type="button"
          onClick={block({ type: 'helpline', attrs: { line: first(choices.lines) } })}
        >
          {words.helpline}
        </button>
        <button
          type="button"
          disabled={choices.facts.length === 0}
          onClick={block({ type: 'fact', attrs: { fact: first(choices.facts) } })}
        >
          {words.fact}
        </button>
        <button
          type="button"
          disabled={choices.tests.length === 0}
          onClick={block({ type: 'selfTest', attrs: { test: first(choices.tests) } })}
        >
          {words.selfTest}
        </button>
        <button type="button" onClick={insert(onMedia)}>
          {words.media.beeld} of film
        </button>
        <button
          type="button"
          onClick={insert(() => insertFrame(editor, 'outcome', { answer: 'ja' }))}
        >
          {words.outcome.ja}
        </button>
        <button
          type="button"
          onClick={insert(() => insertFrame(editor, 'outcome', { answer: 'nee' }))}
        >
          {words.outcome.nee}
        </button>
      </div>
    </div>
  )
}

type ToolParts = {
  readonly name: string
  readonly keys: string
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly onClick: () => void
  readonly children: preact.ComponentChildren
}

function Tool({ name, keys, pressed, disabled = false, onClick, children }: ToolParts) {
  return (
    <button
      type="button"
      class="button tool"
      title={`${name} (${keys})`}
      aria-label={name}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </button>
  )
}

/** Left and right in a toolbar, Escape back to the text. Source: WAI-ARIA APG, toolbar. */
const stepAlong = (editor: Editor) => (event: KeyboardEvent) => {
  const bar = event.currentTarget as HTMLElement
  const target = event.target as HTMLElement
  if (event.key === 'Escape' && !target.closest('[popover]')) return void editor.commands.focus()
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (by === 0 || target.closest('[popover]')) return
  const tools = [
    ...bar.querySelectorAll<HTMLElement>(':scope > :is(button, select):not(:disabled)'),
  ]
  const next = tools[(tools.indexOf(target) + by + tools.length) % tools.length]
  event.preventDefault()
  next?.focus()
}
