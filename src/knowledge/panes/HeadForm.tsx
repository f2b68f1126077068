import { useId } from 'preact/hooks'
import { iconNames, parseIconName } from '../../ui/icons.ts'
import { redactionWords } from '../desk-words.ts'
import { iconWords } from '../icon-words.ts'
import type { PageHead } from '../page.ts'
import type { Source } from '../source.ts'

const words = redactionWords.head

type HeadFormParts = {
  readonly head: PageHead
  readonly editable: boolean
  readonly isStory: boolean
  readonly onHead: (head: PageHead) => void
}

const titleMost = 60
const summaryMost = 200
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')

/** What stands above the text, as a form. */
export function HeadForm({ head, editable, isStory, onHead }: HeadFormParts) {
  const set = (change: Partial<PageHead>) => onHead({ ...head, ...change })
  return (
    <fieldset class="head-form" disabled={!editable}>
      <Counted
        label={words.title}
        value={head.title}
        most={titleMost}
        onText={(title) => title.trim() !== '' && set({ title: title.trimStart() })}
      />
      <Counted
        label={words.summary}
        value={head.summary}
        most={summaryMost}
        rows={3}
        onText={(summary) => summary.trim() !== '' && set({ summary: summary.trimStart() })}
      />
      <div class="pair">
        <label class="stacked">
          {words.order}
          <input
            type="number"
            min={0}
            max={9999}
            value={head.order}
            onChange={(event) => set({ order: Math.trunc(event.currentTarget.valueAsNumber) || 0 })}
          />
        </label>
        <label class="stacked">
          {words.icon}
          <select
            value={head.icon ?? ''}
            onChange={(event) => set({ icon: parseIconName(event.currentTarget.value) })}
          >
            <option value="">{words.none}</option>
            {iconNames.map((icon) => (
              <option key={icon} value={icon}>
                {iconWords[icon]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label class="stacked">
        {words.review}
        <input
          type="date"
          value={head.review ?? ''}
          onChange={(event) => set({ review: event.currentTarget.value || null })}
        />
      </label>
      <label class="switch">
        <input
          type="checkbox"
          checked={head.legal}
          onChange={(event) => set({ legal: event.currentTarget.checked })}
        />
        {words.legal}
      </label>
      <label class="switch">
        <input
          type="checkbox"
          checked={head.urgent}
          onChange={(event) => set({ urgent: event.currentTarget.checked })}
        />
        {words.urgent}
      </label>
      <label class="stacked">
        {words.keywords}
        <textarea
          rows={2}
          value={head.keywords.join(', ')}
          onChange={(event) =>
            set({
              keywords: oneLine(event.currentTarget.value)
                .split(',')
                .flatMap((word) => word.trim() || []),
            })
          }
        />
      </label>
      {(isStory || head.warning !== null) && (
        <Counted
          label={words.warning}
          value={head.warning ?? ''}
          most={summaryMost}
          rows={2}
          onText={(warning) => set({ warning: warning.trim() === '' ? null : warning })}
        />
      )}
      <Sources sources={head.sources} onSources={(sources) => set({ sources })} />
    </fieldset>
  )
}

type CountedParts = {
  readonly label: string
  readonly value: string
  readonly most: number
  readonly rows?: number
  readonly onText: (text: string) => void
}

function Counted({ label, value, most, rows, onText }: CountedParts) {
  const id = useId()
  const read = (text: string) => onText(oneLine(text).slice(0, 300))
  const own = { id, value, 'aria-describedby': `${id}-count` }
  return (
    <div class="stacked">
      <span class="counted">
        <label for={id}>{label}</label>{' '}
        <span id={`${id}-count`} class={value.length > most ? 'warn' : 'soft'}>
          {words.count(value.length, most)}
        </span>
      </span>
      {rows ? (
        <textarea {...own} rows={rows} onInput={(event) => read(event.currentTarget.value)} />
      ) : (
        <input {...own} onInput={(event) => read(event.currentTarget.value)} />
      )}
    </div>
  )
}

type SourcesParts = {
  readonly sources: readonly Source[]
  readonly onSources: (sources: readonly Source[]) => void
}

function Sources({ sources, onSources }: SourcesParts) {
  const change = (at: number, source: Partial<Source>) =>
    onSources(sources.map((one, index) => (index === at ? { ...one, ...source } : one)))
  return (
    <fieldset class="sources">
      <legend>{words.sources}</legend>
      {sources.map((source, at) => (
        <div key={at} class="source">
          <label class="stacked">
            {words.source}
            <textarea
              rows={2}
              value={source.says}
              onChange={(event) => {
                const says = oneLine(event.currentTarget.value).trim().slice(0, 300)
                if (says !== '') change(at, { says })
              }}
            />
          </label>
          <label class="stacked">
            {words.checked}
            <input
              type="date"
              value={source.checkedOn ?? ''}
              onChange={(event) => change(at, { checkedOn: event.currentTarget.value || null })}
            />
          </label>
          <button
            type="button"
            class="button"
            onClick={() => onSources(sources.filter((_, index) => index !== at))}
          >
            {words.removeSource}
          </button>
        </div>
      ))}
      <button
        type="button"
        class="button"
        onClick={() => onSources([...sources, { says: '?', checkedOn: null }])}
      >
        {words.addSource}
      </button>
    </fieldset>
  )
}
