import { useMemo } from 'preact/hooks'
import { redactionWords as words } from '../desk-words.ts'
import { changesBetween, type Folded, folded } from './change-list.ts'

type ChangeViewParts = {
  readonly before: string
  readonly after: string
  readonly label: string
  /** Only what is there after: for two texts beside each other. */
  readonly withoutGone?: boolean
}

/** What changed, by line and by word. Told by elements and marks, not by colour alone. */
export function ChangeView({ before, after, label, withoutGone = false }: ChangeViewParts) {
  const changes = useMemo(() => {
    const all = folded(changesBetween(before, after))
    return withoutGone ? all.flatMap(withoutWhatWent) : all
  }, [before, after, withoutGone])
  const changed = changes.some(({ kind }) => kind !== 'same' && kind !== 'folded')
  return (
    <section class="changes" aria-label={words.changes}>
      <p class="soft">{label}</p>
      {!changed && <p class="empty">{words.changesNone}</p>}
      {changed && (
        <ol>
          {changes.map((change, at) => (
            <li key={at} class={`change ${change.kind}`}>
              <Line change={change} />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Line({ change }: { readonly change: Folded }) {
  switch (change.kind) {
    case 'folded':
      return <span class="soft">{words.foldedLines(change.lines)}</span>
    case 'gone':
      return <del>{change.line}</del>
    case 'new':
      return <ins>{change.line}</ins>
    case 'same':
      return <span>{change.line}</span>
    case 'changed':
      return (
        <>
          {change.pieces.map(({ kind, item }, at) =>
            kind === 'gone' ? (
              <del key={at}>{item}</del>
            ) : kind === 'new' ? (
              <ins key={at}>{item}</ins>
            ) : (
              item
            ),
          )}
        </>
      )
    default:
      return change satisfies never
  }
}

function withoutWhatWent(change: Folded): readonly Folded[] {
  if (change.kind === 'gone') return []
  if (change.kind !== 'changed') return [change]
  return [{ ...change, pieces: change.pieces.filter(({ kind }) => kind !== 'gone') }]
}
