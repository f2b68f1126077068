import { Mark } from '@tiptap/core'
import { isAddress } from '../../runs.ts'

/** A link to one of our pages, or by https to another site. It is an `a` without an address, so that it never opens. */
export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({
    to: {
      default: '',
      parseHTML: (element: HTMLElement) => element.getAttribute('data-to') ?? '',
      renderHTML: (attrs: Readonly<Record<string, unknown>>) => ({
        'data-to': String(attrs['to']),
        title: String(attrs['to']),
      }),
    },
  }),
  parseHTML: () => [
    {
      tag: 'a[data-to]',
      getAttrs: (element: HTMLElement) =>
        isAddress(element.getAttribute('data-to') ?? '') ? null : false,
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['a', HTMLAttributes, 0],
})
