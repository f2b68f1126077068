import type { Language } from '../../words/language.ts'
import type { Flow } from '../block.ts'
import { Runs } from './Runs.tsx'

type FlowsProps = { readonly flows: readonly Flow[]; readonly readsIn: Language }

/** Paragraphs, lists and sentences that somebody can say. */
export function Flows({ flows, readsIn }: FlowsProps) {
  return (
    <>
      {flows.map((flow, at) => (
        <OneFlow key={at} flow={flow} readsIn={readsIn} />
      ))}
    </>
  )
}

export function OneFlow({ flow, readsIn }: { readonly flow: Flow; readonly readsIn: Language }) {
  switch (flow.kind) {
    case 'paragraph':
      return (
        <p>
          <Runs runs={flow.runs} readsIn={readsIn} />
        </p>
      )
    case 'speech':
      return (
        <blockquote>
          <Runs runs={flow.runs} readsIn={readsIn} />
        </blockquote>
      )
    case 'list': {
      const items = flow.items.map((item, at) => (
        <li key={at}>
          <Runs runs={item} readsIn={readsIn} />
        </li>
      ))
      return flow.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    default:
      return flow satisfies never
  }
}
