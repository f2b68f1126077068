import type { Editor } from '@tiptap/core'
import { iconNames } from '../../../ui/icons.ts'
import { boxNames } from '../../block.ts'
import { iconWords } from '../../icon-words.ts'
import type { Choice, Choices } from '../choices.ts'
import { blockAtCursor, moveBlock, removeBlock, setAttribute, unwrap } from './commands.ts'
import { editorWords as words } from './words.ts'

type InspectorParts = { readonly editor: Editor; readonly choices: Choices }

/** What can be set of the block at the cursor. Its place is kept, so that nothing moves while she types. */
export function Inspector({ editor, choices }: InspectorParts) {
  const placed = blockAtCursor(editor)
  if (!placed) return <p class="inspector soft">{words.keys}</p>
  const { node } = placed
  const set = (name: string) => (value: unknown) => setAttribute(editor, placed, name, value)
  const value = (name: string) => String(node.attrs[name] ?? '')
  const isFrame = ['box', 'question', 'outcome'].includes(node.type.name)
  return (
    <section class="inspector" aria-label={words.thisBlock}>
      {fields()}
      <span class="grow" />
      {!node.isInline && (
        <>
          <button
            type="button"
            class="button tool"
            aria-label={words.up}
            onClick={() => moveBlock(editor, -1)}
          >
            ↑
          </button>
          <button
            type="button"
            class="button tool"
            aria-label={words.down}
            onClick={() => moveBlock(editor, 1)}
          >
            ↓
          </button>
        </>
      )}
      {isFrame && (
        <button type="button" class="button" onClick={() => unwrap(editor, placed)}>
          {words.unwrap}
        </button>
      )}
      <button type="button" class="button" onClick={() => removeBlock(editor, placed)}>
        {words.remove}
      </button>
    </section>
  )

  function fields() {
    switch (node.type.name) {
      case 'heading':
        return (
          <Select
            label={words.icon}
            value={value('icon')}
            options={[
              { id: '', says: words.noIcon },
              ...iconNames.map((id) => ({ id, says: iconWords[id] })),
            ]}
            onChoose={(icon) => set('icon')(icon === '' ? null : icon)}
          />
        )
      case 'box':
        return (
          <Select
            label={words.boxKind}
            value={value('box')}
            options={boxNames.map((id) => ({ id, says: words.box[id] }))}
            onChoose={set('box')}
          />
        )
      case 'question':
        return <b>{words.question}</b>
      case 'outcome':
        return (
          <Select
            label={words.which}
            value={value('answer')}
            options={(['ja', 'nee'] as const).map((id) => ({ id, says: words.outcome[id] }))}
            onChoose={set('answer')}
          />
        )
      case 'helpline':
      case 'tel':
        return (
          <Select
            label={node.type.name === 'tel' ? words.tel : words.helpline}
            value={value('line')}
            options={choices.lines}
            onChoose={set('line')}
          />
        )
      case 'fact':
        return (
          <Select
            label={words.fact}
            value={value('fact')}
            options={choices.facts}
            onChoose={set('fact')}
          />
        )
      case 'selfTest':
        return (
          <Select
            label={words.selfTest}
            value={value('test')}
            options={choices.tests}
            onChoose={set('test')}
          />
        )
      case 'media':
        return (
          <>
            <label class="labelled">
              {words.alt}
              <input
                value={value('alt')}
                title={words.altHow}
                maxLength={300}
                onChange={(event) => set('alt')(event.currentTarget.value)}
              />
            </label>
            {value('media') === 'film' && (
              <label class="labelled">
                {words.captions}
                <textarea
                  value={value('captions')}
                  title={words.captionsHow}
                  placeholder="0:00"
                  rows={2}
                  onChange={(event) => set('captions')(event.currentTarget.value)}
                />
              </label>
            )}
          </>
        )
      default:
        return null
    }
  }
}

type SelectParts = {
  readonly label: string
  readonly value: string
  readonly options: readonly Choice[]
  readonly onChoose: (id: string) => void
}

function Select({ label, value, options, onChoose }: SelectParts) {
  const known = options.some(({ id }) => id === value)
  const all = known ? options : [{ id: value, says: value }, ...options]
  return (
    <label class="labelled">
      {label}
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {all.map(({ id, says }) => (
          <option key={id} value={id}>
            {says.length > 60 ? `${says.slice(0, 60)}…` : says}
          </option>
        ))}
      </select>
    </label>
  )
}
