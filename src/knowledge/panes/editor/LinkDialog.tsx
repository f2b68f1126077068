import type { Editor } from '@tiptap/core'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { isAddress } from '../../runs.ts'
import type { Choice } from '../choices.ts'
import { editorWords as words } from './words.ts'

type LinkDialogParts = {
  readonly editor: Editor
  readonly pages: readonly Choice[]
  readonly onClose: () => void
}

/** Where a link goes: one of our pages by any part of its title, or another site by its address. */
export function LinkDialog({ editor, pages, onClose }: LinkDialogParts) {
  const dialog = useRef<HTMLDialogElement>(null)
  const now = String(editor.getAttributes('link')['to'] ?? '')
  const [wanted, setWanted] = useState('')
  const [other, setOther] = useState(now.startsWith('https:') ? now : '')
  const [bad, setBad] = useState(false)
  // Before the next key: whoever types on after Ctrl K types in here.
  useLayoutEffect(() => dialog.current?.showModal(), [])
  const close = () => {
    dialog.current?.close()
    editor.view.focus()
  }
  const link = (to: string) => {
    const chain = editor.chain().focus().extendMarkRange('link')
    if (editor.state.selection.empty && now === '') {
      const says = pages.find(({ id }) => id === to)?.says ?? to
      chain.insertContent({ type: 'text', text: says, marks: [{ type: 'link', attrs: { to } }] })
    } else chain.setMark('link', { to })
    chain.run()
    close()
  }
  const parts = wanted.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = pages.filter(({ id, says }) =>
    parts.every((part) => `${says} ${id}`.toLowerCase().includes(part)),
  )
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="link-title" onClose={onClose}>
      <h2 id="link-title">{words.linkTitle}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const first = fits[0]
          if (other !== '' && !isAddress(other)) setBad(true)
          else if (other !== '') link(other)
          else if (first) link(first.id)
        }}
      >
        <label class="stacked">
          {words.linkTo}
          <input
            type="search"
            value={wanted}
            onInput={(event) => {
              setWanted(event.currentTarget.value)
              setOther('')
            }}
          />
        </label>
        <ul class="picks">
          {fits.slice(0, 8).map(({ id, says }) => (
            <li key={id}>
              <button
                type="button"
                class={id === now ? 'pick now' : 'pick'}
                onClick={() => link(id)}
              >
                <span>{says}</span> <span class="soft">{id}</span>
              </button>
            </li>
          ))}
          {fits.length === 0 && <li class="soft">{words.noneFound}</li>}
        </ul>
        <label class="stacked">
          {words.linkOther}
          <input
            type="text"
            inputMode="url"
            value={other}
            placeholder="https://"
            aria-invalid={bad}
            aria-describedby="link-bad"
            onInput={(event) => {
              setOther(event.currentTarget.value.trim())
              setBad(false)
            }}
          />
        </label>
        <p id="link-bad" class={bad ? 'bad' : 'soft'}>
          {bad ? words.linkBad : words.linkOtherHow}
        </p>
        <div class="choices">
          {now !== '' && (
            <button
              type="button"
              class="button"
              onClick={() => {
                editor.chain().focus().extendMarkRange('link').unsetMark('link').run()
                close()
              }}
            >
              {words.linkNone}
            </button>
          )}
          <button type="button" class="button" onClick={close}>
            {words.cancel}
          </button>
          <button type="submit" class="button button-main">
            {words.linkDone}
          </button>
        </div>
      </form>
    </dialog>
  )
}
