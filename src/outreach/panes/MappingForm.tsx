import { useEffect, useState } from 'preact/hooks'
import { z } from 'zod'
import { figuresWords as say } from '../figures/desk-words.ts'
import { figuresPath, type LookedImport, type Tried, triedShape } from '../figures/exchange.ts'
import {
  type FigureField,
  figureFields,
  type Guess,
  type Mapping,
  mappingShape,
  neededFields,
} from '../figures/mapping.ts'
import { fieldText } from '../figures/words.ts'
import type { OutreachDesk } from './desk.ts'
import { FiguresPreview } from './FiguresPreview.tsx'

type MappingFormParts = {
  readonly value: LookedImport
  readonly desk: OutreachDesk
  readonly onDrop: () => void
  readonly onConfirmed: () => Promise<void>
}

const isNeeded = (field: FigureField) => (neededFields as readonly string[]).includes(field)
const nothingChosen: Guess = {
  ...{ day: null, until: null, name: null, shown: null, clicked: null, cost: null, currency: null },
  ...{ dayOrder: 'dmy', decimal: ',' },
}

/** A person says which column holds what, and sees what the first rows become. */
export function MappingForm({ value, desk, onDrop, onConfirmed }: MappingFormParts) {
  const { asking } = desk
  const path = `${figuresPath}/${value.id}`
  const [guess, setGuess] = useState<Guess>(value.guess ?? nothingChosen)
  const [tried, setTried] = useState<Tried | null>(null)
  const [fault, setFault] = useState('')
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const missing = neededFields.filter((field) => guess[field] === null)

  useEffect(() => {
    const mapping = mappingShape.safeParse(guess)
    if (!mapping.success) return setTried(null)
    let old = false
    void asking
      .post(`${path}/try`, { mapping: mapping.data satisfies Mapping }, triedShape)
      .then((answer) => {
        if (old) return
        setTried(answer.kind === 'done' ? answer.value : null)
        setFault(answer.kind === 'done' ? '' : sayWhy(answer))
      })
    return () => {
      old = true
    }
  }, [asking, path, guess])

  const confirm = async () => {
    setAsked(true)
    if (missing.length > 0) return
    setBusy(true)
    const answer = await asking.post(`${path}/confirm`, { mapping: guess }, z.unknown())
    setBusy(false)
    if (answer.kind === 'done') await onConfirmed()
    else setFault(sayWhy(answer))
  }
  const { columns } = value
  const outside =
    tried?.rows.filter((row) => row.kind === 'refused' && row.word === 'outside-campaign').length ??
    0
  const taken = tried?.rows.filter(({ kind }) => kind === 'row').length ?? 0
  const says =
    asked && missing.length > 0
      ? say.missing(missing.map((field) => fieldText[field].toLowerCase()).join(', '))
      : fault
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void confirm()
      }}
    >
      <p class="soft how-to">{say.mapHow}</p>
      <div class="column-choices">
        {figureFields.map((field) => (
          <ColumnChoice
            key={field}
            field={field}
            columns={columns}
            at={guess[field]}
            onChoose={(at) => setGuess({ ...guess, [field]: at })}
          />
        ))}
        <label class="stacked">
          {say.dayOrder}
          <select
            value={guess.dayOrder}
            onChange={(event) =>
              setGuess({ ...guess, dayOrder: event.currentTarget.value === 'mdy' ? 'mdy' : 'dmy' })
            }
          >
            {(['dmy', 'mdy'] as const).map((order) => (
              <option key={order} value={order}>
                {say.dayOrders[order]}
              </option>
            ))}
          </select>
        </label>
        <label class="stacked">
          {say.decimal}
          <select
            value={guess.decimal}
            onChange={(event) =>
              setGuess({ ...guess, decimal: event.currentTarget.value === '.' ? '.' : ',' })
            }
          >
            {([',', '.'] as const).map((sign) => (
              <option key={sign} value={sign}>
                {say.decimals[sign]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p role="status" class={tried && taken === 0 ? 'warn' : ''}>
        {tried && (taken === 0 ? say.noneTaken : say.tried(taken, tried.rows.length))}
        {outside > 0 && ` ${say.reason('outside-campaign', outside)}`}
      </p>
      {says && (
        <p class="bad" role="alert">
          {says}
        </p>
      )}
      <div class="filters">
        <button
          type="submit"
          class={tried && taken === 0 ? 'button' : 'button button-main'}
          disabled={busy}
        >
          {say.confirm}
        </button>
        <button type="button" class="button" onClick={onDrop}>
          {say.discard}
        </button>
      </div>
      <FiguresPreview value={value} guess={guess} tried={tried} />
      {value.form && (
        <details>
          <summary>{say.formTitle}</summary>
          <p class="soft">{say.form(value.form)}</p>
        </details>
      )}
    </form>
  )
}

type ColumnChoiceParts = {
  readonly field: FigureField
  readonly columns: readonly string[]
  readonly at: number | null
  readonly onChoose: (at: number | null) => void
}

function ColumnChoice({ field, columns, at, onChoose }: ColumnChoiceParts) {
  const how = say.fieldHow[field]
  return (
    <label class="stacked">
      {fieldText[field]}
      <select
        value={at ?? ''}
        onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : Number(value))}
      >
        <option value="">{isNeeded(field) ? say.pickColumn : say.noColumn}</option>
        {columns.map((name, place) => (
          // Two columns may have one name.
          <option key={`${place} ${name}`} value={place}>
            {name || say.column(place + 1)}
          </option>
        ))}
      </select>
      {how && <span class="soft">{how}</span>}
    </label>
  )
}

function sayWhy(answer: { readonly kind: string; readonly detail?: unknown }): string {
  if (answer.kind === 'offline') return say.offline
  const why = z.looseObject({ why: z.string() }).safeParse(answer.detail).data?.why
  if (why === 'same-column') return say.sameColumn
  return why === 'not-euros' ? say.notEuros : say.failed
}
