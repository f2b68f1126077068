import { useEffect, useState } from 'preact/hooks'
import { z } from 'zod'
import { useAsked } from '../../ui/use-asked.ts'
import { figuresWords as say } from '../figures/desk-words.ts'
import { figuresPath, type Import, type LookedImport, lookedShape } from '../figures/exchange.ts'
import { platformText } from '../figures/words.ts'
import { sayDay } from '../words.ts'
import type { OutreachDesk } from './desk.ts'
import { MappingForm } from './MappingForm.tsx'
import { saveReport } from './save-report.ts'

type OneImportParts = {
  readonly id: string
  readonly desk: OutreachDesk
  /** The address of the list. */
  readonly overview: string
}

const lookEveryMs = 1_000

/** One file: its columns, then how far it is, then what came of it. */
export function OneImport({ id, desk, overview }: OneImportParts) {
  const path = `${figuresPath}/${id}`
  const { value, answer, reload } = useAsked(desk.asking, path, lookedShape)
  const moves = value !== null && ['arriving', 'waiting', 'running'].includes(value.state)
  useEffect(() => {
    if (!moves) return
    const timer = setInterval(reload, lookEveryMs)
    return () => clearInterval(timer)
  }, [moves, reload])

  const drop = async () => {
    const dropped = await desk.asking.post(`${path}/drop`, {}, z.unknown())
    if (dropped.kind !== 'done') {
      desk.tell(dropped.kind === 'offline' ? say.offline : say.failed)
      return reload()
    }
    desk.tell(say.discarded)
    window.location.hash = overview
  }
  const gone = answer?.kind === 'refused'
  return (
    <section class="outreach-screen platform-figures" aria-labelledby="import-title">
      <p>
        <a href={overview}>{say.back}</a>
      </p>
      <h2 id="import-title">{value ? titleOf(value) : say.title}</h2>
      {!value && (
        <p role="status">
          {gone ? say.gone : answer && answer.kind !== 'done' ? say.offline : say.loading}
        </p>
      )}
      {value?.seenOn && value.state === 'looked' && (
        <p class="notice">{say.seen(sayDay(value.seenOn))}</p>
      )}
      {value && <Inside value={value} desk={desk} onDrop={drop} reload={reload} />}
    </section>
  )
}

type InsideParts = {
  readonly value: LookedImport
  readonly desk: OutreachDesk
  readonly onDrop: () => void
  readonly reload: () => Promise<void>
}

function Inside({ value, desk, onDrop, reload }: InsideParts) {
  switch (value.state) {
    case 'looked':
      return <MappingForm value={value} desk={desk} onDrop={onDrop} onConfirmed={reload} />
    case 'arriving':
    case 'waiting':
    case 'running':
      return <Reading value={value} onDrop={onDrop} />
    case 'done':
      return <Done value={value} desk={desk} />
    case 'failed':
      return <p role="alert">{say.fault[value.fault ?? 'failed'](value.faultRow)}</p>
    default:
      return value.state satisfies never
  }
}

function titleOf({ state, form, taken }: Import): string {
  const platform = form ? `${platformText[form.platform]}: ` : ''
  if (state === 'looked') return `${platform}${lower(say.mapTitle)}`
  if (state === 'done') return taken === 0 ? say.nothingTitle : say.doneTitle
  return state === 'failed' ? say.failedTitle : say.reading
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

function Reading({ value, onDrop }: { readonly value: Import; readonly onDrop: () => void }) {
  const part = Math.min(99, Math.floor((100 * value.readBytes) / value.fileBytes))
  const says =
    value.state === 'running'
      ? say.progress(part, value.rows)
      : `${say.state[value.state as 'waiting']}`
  return (
    <>
      <progress max={100} value={part} aria-label={say.reading} />
      <p role="status">{says}</p>
      <p class="soft how-to">{say.readingHow}</p>
      <button type="button" class="button" onClick={onDrop}>
        {say.stop}
      </button>
    </>
  )
}

function Done({ value, desk }: { readonly value: LookedImport; readonly desk: OutreachDesk }) {
  const [saving, setSaving] = useState(false)
  const totals = value.reasons.find(({ word }) => word === 'total')?.rows ?? 0
  const errors = value.reasons.filter(({ word }) => word !== 'total')
  const save = async () => {
    setSaving(true)
    const saved = await saveReport(desk.asking, value.id)
    setSaving(false)
    if (!saved) desk.tell(say.offline)
  }
  return (
    <>
      {value.taken > 0 && <p>{say.doneTaken(value.taken, value.kept)}</p>}
      {totals > 0 && <p>{say.doneTotals(totals)}</p>}
      {errors.length > 0 && (
        <>
          <p>{say.doneRefused(value.refused - totals)}</p>
          <ul>
            {errors.map(({ word, rows }) => (
              <li key={word}>{say.reason(word, rows)}</li>
            ))}
          </ul>
        </>
      )}
      {value.refused > 0 && (
        <>
          <button
            type="button"
            class={errors.length > 0 ? 'button button-main' : 'button'}
            disabled={saving}
            onClick={save}
          >
            {say.report}
          </button>
          <p class="soft">{say.kept}</p>
        </>
      )}
    </>
  )
}
