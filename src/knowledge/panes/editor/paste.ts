import { Extension } from '@tiptap/core'
import { Fragment, Node, DOMParser as Reader, Slice } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { Block } from '../../block.ts'
import { toDoc } from '../doc.ts'
import { asFlows, type Pasted, readPaste } from '../read-paste.ts'

/**
 * Reads what is pasted. ProseMirror has put the HTML into a document of its own, where no script runs and nothing is
 * fetched; from there only words, our few looks and our blocks come in.
 */
export const Paste = Extension.create({
  name: 'pasteBlocks',
  addProseMirrorPlugins() {
    const { schema } = this.editor
    const own = Reader.fromSchema(schema)
    const { editor } = this
    return [
      new Plugin({
        props: {
          transformPastedHTML: withoutEffect,
          clipboardParser: {
            parseSlice(dom: globalThis.Node, options: Parameters<Reader['parseSlice']>[1]) {
              if (dom instanceof Element && dom.querySelector('[data-pm-slice]'))
                return own.parseSlice(dom, options)
              const blocks = readPaste(piecesOf(dom))
              return sliceOf(isInBox() ? asFlows(blocks) : blocks)
            },
          } as unknown as Reader,
        },
      }),
    ]

    function isInBox(): boolean {
      const { $from } = editor.state.selection
      return $from.depth > 1
    }

    /** Lines at the ends flow into the line where the cursor stands. */
    function sliceOf(blocks: readonly Block[]): Slice {
      if (blocks.length === 0) return Slice.empty
      const { content } = Node.fromJSON(schema, toDoc(blocks))
      const open = (block: Block | undefined) => (block?.kind === 'paragraph' ? 1 : 0)
      return new Slice(Fragment.from(content), open(blocks[0]), open(blocks.at(-1)))
    }
  },
})

/**
 * HTML in which nothing has an effect of its own, so that parsing it asks for nothing and complains of nothing: what
 * would fetch, run or style goes by another name. Its words stay.
 */
export const withoutEffect = (html: string): string =>
  html
    .replaceAll(/<(link|meta|base)(?=[\s/>])[^>]*>/gi, '')
    .replaceAll(/<(\/?)(script|style)(?=[\s/>])/gi, '<$1x-$2')
    .replaceAll(/<[a-z][^>]*>/gi, (tag) =>
      tag.replaceAll(/(?<=[\s"'/])(style|src|srcset|background|on[a-z]+)(?=\s*=)/gi, 'data-was-$1'),
    )

function piecesOf(dom: globalThis.Node): readonly Pasted[] {
  return [...dom.childNodes].flatMap((node): readonly Pasted[] => {
    if (node.nodeType === node.TEXT_NODE) return [node.textContent ?? '']
    if (!(node instanceof Element)) return []
    const attrs = Object.fromEntries(
      [...node.attributes].map(({ name, value }) => [name.replace(/^data-was-/, ''), value]),
    )
    return [{ name: node.localName.replace(/^x-/, ''), attrs, inside: piecesOf(node) }]
  })
}
