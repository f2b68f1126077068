import { mergeAttributes, Node, textblockTypeInputRule } from '@tiptap/core'
import { parseIconName } from '../../../ui/icons.ts'
import { boxNames } from '../../block.ts'
import { iconWords } from '../../icon-words.ts'
import { mediaAddress } from '../media-address.ts'
import type { Names } from './names.ts'
import { editorWords as words } from './words.ts'

// Our blocks as the editor knows them. Their names and attributes are those of `doc.ts`.

type Attrs = Readonly<Record<string, unknown>>
const said = (value: unknown) => (typeof value === 'string' ? value : '')
const idForm = /^[a-z0-9][a-z0-9-]{0,63}$/

/** The pictogram's name in words, for the style rule that shows it. */
const iconLabel = (value: unknown): Record<string, string> => {
  const icon = parseIconName(value)
  return icon ? { 'data-icon-label': iconWords[icon] } : {}
}

/** An attribute that stands in the DOM as `data-<name>`; what does not fit is read as `otherwise`. */
const kept = (name: string, fits: (value: string) => boolean, otherwise: unknown) => ({
  default: otherwise,
  parseHTML: (element: HTMLElement) => {
    const value = element.getAttribute(`data-${name}`) ?? ''
    return fits(value) ? value : otherwise
  },
  renderHTML: (attrs: Attrs) =>
    attrs[name] === null || attrs[name] === '' ? {} : { [`data-${name}`]: said(attrs[name]) },
})

export const Heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({
    level: {
      default: 2,
      parseHTML: (element: HTMLElement) => (element.tagName === 'H2' ? 2 : 3),
      renderHTML: () => ({}),
    },
    icon: kept('icon', (value) => parseIconName(value) !== null, null),
  }),
  parseHTML: () => [{ tag: 'h2' }, { tag: 'h3' }],
  renderHTML: ({ node, HTMLAttributes }) => [
    node.attrs['level'] === 3 ? 'h3' : 'h2',
    mergeAttributes(HTMLAttributes, iconLabel(node.attrs['icon'])),
    0,
  ],
  addKeyboardShortcuts() {
    const to = (level: number) => () =>
      this.editor.isActive('heading', { level })
        ? this.editor.commands.setNode('paragraph')
        : this.editor.commands.setNode('heading', { level })
    return { 'Mod-Alt-2': to(2), 'Mod-Alt-3': to(3) }
  },
  addInputRules() {
    return [2, 3].map((level) =>
      textblockTypeInputRule({
        find: new RegExp(`^(#{${level}})\\s$`),
        type: this.type,
        getAttributes: { level },
      }),
    )
  },
})

/** A sentence that somebody can say. */
export const Speech = Node.create({
  name: 'speech',
  group: 'block flow',
  content: 'inline*',
  defining: true,
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: () => ['blockquote', {}, 0],
  addKeyboardShortcuts() {
    return {
      'Mod-Shift-9': () =>
        this.editor.isActive('speech')
          ? this.editor.commands.setNode('paragraph')
          : this.editor.commands.setNode('speech'),
    }
  },
  addInputRules() {
    return [textblockTypeInputRule({ find: /^>\s$/, type: this.type })]
  },
})

export const Box = Node.create({
  name: 'box',
  group: 'block',
  content: 'flow+',
  defining: true,
  addAttributes: () => ({
    box: kept('box', (value) => boxNames.some((name) => name === value), 'tip'),
  }),
  parseHTML: () => [{ tag: 'section[data-box]' }],
  renderHTML({ node, HTMLAttributes }) {
    const label = words.box[said(node.attrs['box']) as keyof typeof words.box] ?? ''
    const own = { class: 'block box', role: 'group', 'aria-label': label, 'data-label': label }
    return ['section', mergeAttributes(HTMLAttributes, own), 0]
  },
})

export const Question = Node.create({
  name: 'question',
  group: 'block',
  content: 'asks flow+',
  defining: true,
  parseHTML: () => [{ tag: 'section[data-question]' }],
  renderHTML: () => [
    'section',
    {
      class: 'block question',
      role: 'group',
      'data-question': '',
      'aria-label': words.question,
      'data-label': words.question,
    },
    0,
  ],
})

/** The question itself: plain words on one line. Enter goes to the answer. */
export const Asks = Node.create({
  name: 'asks',
  content: 'text*',
  marks: '',
  defining: true,
  parseHTML: () => [{ tag: 'p[data-asks]', priority: 60 }],
  renderHTML: () => ['p', { class: 'asks', 'data-asks': '' }, 0],
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection
        return $from.parent.type.name === 'asks' && editor.commands.focus($from.after() + 1)
      },
    }
  },
})

export const Outcome = Node.create({
  name: 'outcome',
  group: 'block',
  content: 'flow+',
  defining: true,
  addAttributes: () => ({
    answer: kept('answer', (value) => value === 'ja' || value === 'nee', 'ja'),
  }),
  parseHTML: () => [{ tag: 'section[data-answer]' }],
  renderHTML({ node, HTMLAttributes }) {
    const label = node.attrs['answer'] === 'nee' ? words.outcome.nee : words.outcome.ja
    const own = { class: 'block outcome', role: 'group', 'aria-label': label, 'data-label': label }
    return ['section', mergeAttributes(HTMLAttributes, own), 0]
  },
})

/** A block that only names something; its words are shown, and can not be typed in. */
const named = (
  name: string,
  key: string,
  label: string,
  tell: (names: Names, id: string) => string,
) =>
  Node.create<{ names: Names | null }>({
    name,
    group: 'block',
    atom: true,
    draggable: true,
    addOptions: () => ({ names: null }),
    addAttributes: () => ({ [key]: kept(key, (value) => idForm.test(value), '') }),
    parseHTML: () => [{ tag: `div[data-${key}]` }],
    renderHTML({ node, HTMLAttributes }) {
      const id = said(node.attrs[key])
      const shown = this.options.names ? tell(this.options.names, id) : id
      const own = { class: 'block atom', 'data-label': label }
      return ['div', mergeAttributes(HTMLAttributes, own), shown]
    },
  })

export const Helpline = named('helpline', 'line', words.helpline, (names, id) => names.line(id))
export const Fact = named('fact', 'fact', words.fact, (names, id) => names.fact(id))
export const SelfTest = named('selfTest', 'test', words.selfTest, (names, id) => names.test(id))

export const Media = Node.create({
  name: 'media',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    media: kept('media', (value) => value === 'beeld' || value === 'film', 'beeld'),
    id: kept('id', (value) => idForm.test(value), ''),
    alt: kept('alt', () => true, ''),
    captions: kept('captions', () => true, ''),
  }),
  parseHTML: () => [{ tag: 'figure[data-media]' }],
  renderHTML({ node, HTMLAttributes }) {
    const { media, id, alt } = node.attrs
    const own = { class: 'block atom media', 'data-label': words.media[media as 'beeld' | 'film'] }
    const src = mediaAddress(said(id))
    return [
      'figure',
      mergeAttributes(HTMLAttributes, own),
      media === 'film' ? ['span', {}, said(id)] : ['img', { src, alt: said(alt) }],
      ['figcaption', {}, said(alt)],
    ]
  },
})

/** A helpline inside a sentence. Its number is never typed. */
export const Tel = Node.create<{ names: Names | null }>({
  name: 'tel',
  group: 'inline',
  inline: true,
  atom: true,
  addOptions: () => ({ names: null }),
  addAttributes: () => ({ line: kept('line', (value) => idForm.test(value), '') }),
  parseHTML: () => [{ tag: 'span[data-line]' }],
  renderHTML({ node, HTMLAttributes }) {
    const id = said(node.attrs['line'])
    const own = { class: 'tel' }
    return ['span', mergeAttributes(HTMLAttributes, own), this.options.names?.line(id) ?? id]
  },
})
