import { Editor, type JSONContent } from '@tiptap/core'
import { Bold } from '@tiptap/extension-bold'
import { Document } from '@tiptap/extension-document'
import { Italic } from '@tiptap/extension-italic'
import { BulletList, ListItem, OrderedList } from '@tiptap/extension-list'
import { Paragraph } from '@tiptap/extension-paragraph'
import { Text } from '@tiptap/extension-text'
import { Gapcursor, Placeholder, UndoRedo } from '@tiptap/extensions'
import { Node } from '@tiptap/pm/model'
import type { Block } from '../../block.ts'
import { type DocNode, toBlocks, toDoc } from '../doc.ts'
import { Link } from './link.ts'
import type { Names } from './names.ts'
import {
  Asks,
  Box,
  Fact,
  Heading,
  Helpline,
  Media,
  Outcome,
  Question,
  SelfTest,
  Speech,
  Tel,
} from './nodes.ts'
import { Paste } from './paste.ts'
import { editorWords as words } from './words.ts'

export type CreateEditorParts = {
  readonly element: HTMLElement
  readonly blocks: readonly Block[]
  readonly names: Names
  readonly editable: boolean
  readonly direction: 'ltr' | 'rtl'
  readonly onBlocks: (blocks: readonly Block[]) => void
}

/** Tiptap with our blocks and nothing else. Call `destroy` in the end. */
export function createEditor(parts: CreateEditorParts): Editor {
  const { element, blocks, names, editable, direction, onBlocks } = parts
  return new Editor({
    element,
    editable,
    injectCSS: false,
    content: contentOf(blocks),
    extensions: [
      Document,
      Paragraph.extend({ group: 'block flow' }),
      Text,
      Bold,
      Italic,
      Link,
      Heading,
      Speech,
      BulletList.extend({ group: 'block flow' }),
      OrderedList.extend({ group: 'block flow' }),
      ListItem.extend({ content: 'paragraph' }),
      Box,
      Question,
      Asks,
      Outcome,
      Helpline.configure({ names }),
      Fact.configure({ names }),
      SelfTest.configure({ names }),
      Media,
      Tel.configure({ names }),
      UndoRedo,
      Gapcursor,
      Placeholder.configure({ placeholder: words.placeholder, showOnlyCurrent: true }),
      Paste,
    ],
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': words.text,
        'aria-readonly': String(!editable),
        class: 'writing',
        dir: direction,
        spellcheck: 'false',
      },
    },
    onUpdate: ({ editor }) => onBlocks(toBlocks(editor.getJSON() as DocNode)),
  })
}

const contentOf = (blocks: readonly Block[]) => toDoc(blocks) as JSONContent

/** Puts other blocks in the editor's place, by changing only what differs: the cursor stays where it is. */
export function takeOver(editor: Editor, blocks: readonly Block[]): void {
  const { doc, tr, schema } = editor.state
  const next = Node.fromJSON(schema, contentOf(blocks))
  const start = doc.content.findDiffStart(next.content)
  const end = doc.content.findDiffEnd(next.content)
  if (start === null || end === null) return
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  const part = tr.replace(start, end.a + overlap, next.slice(start, end.b + overlap))
  const change = part.doc.eq(next)
    ? part
    : editor.state.tr.replaceWith(0, doc.content.size, next.content)
  editor.view.dispatch(change.setMeta('preventUpdate', true).setMeta('addToHistory', false))
}
