import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import type { DocNode } from '../doc.ts'

/** A block and where it begins. */
export type Placed = { readonly node: Node; readonly at: number }

const told = new Set([
  'heading',
  'box',
  'question',
  'outcome',
  'helpline',
  'fact',
  'selfTest',
  'media',
  'tel',
])

/** The innermost block at the cursor that has something to set; null in plain text. */
export function blockAtCursor({ state }: Editor): Placed | null {
  const { selection } = state
  if (selection instanceof NodeSelection && told.has(selection.node.type.name))
    return { node: selection.node, at: selection.from }
  const { $from } = selection
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth)
    if (told.has(node.type.name)) return { node, at: $from.before(depth) }
  }
  return null
}

export function setAttribute(editor: Editor, { at }: Placed, name: string, value: unknown): void {
  editor.view.dispatch(editor.state.tr.setNodeAttribute(at, name, value))
}

export function removeBlock(editor: Editor, { node, at }: Placed): void {
  const { tr, schema } = editor.state
  const last = editor.state.doc.childCount === 1 && !node.isInline
  const paragraph = schema.nodes['paragraph']
  editor.view.dispatch(
    last && paragraph
      ? tr.replaceWith(at, at + node.nodeSize, paragraph.create())
      : tr.delete(at, at + node.nodeSize),
  )
  editor.view.focus()
}

/** Takes the frame away and leaves its words. */
export function unwrap(editor: Editor, { node, at }: Placed): void {
  const { tr, schema } = editor.state
  const inside: Node[] = []
  node.forEach((child) => {
    const isQuestion = child.type.name === 'asks'
    const line = isQuestion ? schema.nodes['paragraph']?.create(null, child.content) : child
    if (line) inside.push(line)
  })
  editor.view.dispatch(tr.replaceWith(at, at + node.nodeSize, inside))
  editor.view.focus()
}

/** Moves the whole block at the cursor past its neighbour. */
export function moveBlock(editor: Editor, by: -1 | 1): boolean {
  const { state } = editor
  const { selection, doc, tr } = state
  const index = selection.$from.index(0)
  const [node, other] = [doc.maybeChild(index), doc.maybeChild(index + by)]
  if (!node || !other) return false
  const at = startOf(doc, index)
  const to = by < 0 ? at - other.nodeSize : at + other.nodeSize
  const offset = selection.from - at
  tr.delete(at, at + node.nodeSize).insert(to, node)
  tr.setSelection(
    selection instanceof NodeSelection && node.isAtom
      ? NodeSelection.create(tr.doc, to)
      : TextSelection.near(tr.doc.resolve(to + offset)),
  )
  editor.view.dispatch(tr.scrollIntoView())
  return true
}

function startOf(doc: Node, index: number): number {
  let at = 0
  for (let before = 0; before < index; before++) at += doc.child(before).nodeSize
  return at
}

// `view.focus`, not the command: that waits for a frame, and a key pressed meanwhile would go elsewhere.

/**
 * Puts a block in: in place of the empty line where the cursor is, or behind the block it stands in. The cursor goes to
 * its first line.
 */
export function insertBlock(editor: Editor, block: DocNode): void {
  const { state } = editor
  const { doc, selection, schema } = state
  const index = Math.min(selection.$from.index(0), doc.childCount - 1)
  const current = doc.child(index)
  const at = startOf(doc, index)
  const isEmpty = current.type.name === 'paragraph' && current.content.size === 0
  const from = isEmpty ? at : at + current.nodeSize
  const node = schema.nodeFromJSON(block)
  const tr = state.tr.replaceWith(from, isEmpty ? at + current.nodeSize : from, node)
  // After a block one can not type in, there is a line where one can.
  if (node.isAtom && from + node.nodeSize === tr.doc.content.size) {
    const line = schema.nodes['paragraph']?.create()
    if (line) tr.insert(tr.doc.content.size, line)
  }
  tr.setSelection(
    node.isAtom ? NodeSelection.create(tr.doc, from) : TextSelection.near(tr.doc.resolve(from + 1)),
  )
  editor.view.dispatch(tr.scrollIntoView())
  editor.view.focus()
}

/** Puts a frame around the lines that are selected, or a new one in where that can not be. */
export function insertFrame(
  editor: Editor,
  type: 'box' | 'outcome',
  attrs: DocNode['attrs'],
): void {
  const { selection } = editor.state
  const steps = attrs?.['box'] === 'stappen'
  const item = { type: 'listItem', content: [{ type: 'paragraph' }] }
  const inside = steps ? { type: 'orderedList', content: [item] } : { type: 'paragraph' }
  const frame = { type, ...(attrs && { attrs }), content: [inside] }
  const fits = steps ? editor.isActive('orderedList') : !selection.empty
  if (!fits || !editor.chain().focus().wrapIn(type, attrs).run()) insertBlock(editor, frame)
}

/** Behind the block where the cursor is, on a line of its own. */
export function leaveBlock(editor: Editor): boolean {
  const { state } = editor
  const { $from } = state.selection
  if ($from.depth < 2) return false
  const after = $from.after(1)
  const line = state.schema.nodes['paragraph']?.create()
  if (!line) return false
  const tr = state.tr.insert(after, line)
  tr.setSelection(TextSelection.near(tr.doc.resolve(after + 1)))
  editor.view.dispatch(tr.scrollIntoView())
  return true
}
