import { telephone } from '../../directory/helplines.ts'
import type { Language } from '../../words/language.ts'
import type { Runs as Line, Run } from '../block.ts'
import { addressIn, lineOf } from './around.ts'

type RunsProps = { readonly runs: Line; readonly readsIn: Language }

/** What stands on one line. A name that no helpline has shows nothing: a number is never made up. */
export function Runs({ runs, readsIn }: RunsProps) {
  return (
    <>
      {runs.map((run, at) => (
        <OneRun key={at} run={run} readsIn={readsIn} />
      ))}
    </>
  )
}

function OneRun({ run, readsIn }: { readonly run: Run; readonly readsIn: Language }) {
  if (run.kind === 'tel') return <Telephone id={run.line} />
  const em = run.em ? <em>{run.text}</em> : run.text
  const said = run.strong ? <strong>{em}</strong> : em
  if (run.to === null) return <>{said}</>
  return run.to.startsWith('/') ? (
    <a href={addressIn(readsIn, run.to)}>{said}</a>
  ) : (
    <a href={run.to} rel="noreferrer">
      {said}
    </a>
  )
}

function Telephone({ id }: { readonly id: string }) {
  const line = lineOf(id)
  if (!line) return null
  return (
    <a href={telephone(line)}>
      {line.name !== line.number && `${line.name} `}
      <span class="number">{line.number}</span>
    </a>
  )
}
