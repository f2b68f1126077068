import type { Block, Flow, Runs } from '../block.ts'
import type { PageText } from '../page-text.ts'
import { lineName } from './choices.ts'
import { editorWords } from './editor/words.ts'

/** A text to read beside another: its words, its blocks by name. */
export function ReadingView({ page }: { readonly page: PageText }) {
  return (
    <div class="writing reading">
      <p class="reading-title">{page.head.title}</p>
      <p class="soft">{page.head.summary}</p>
      {page.blocks.map((block, at) => (
        <One key={at} block={block} />
      ))}
    </div>
  )
}

function One({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        <p class={`reading-heading level-${block.level}`}>
          <Line runs={block.runs} />
        </p>
      )
    case 'box':
      return <Frame label={editorWords.box[block.box]} inside={block.inside} />
    case 'question':
      return <Frame label={editorWords.question} title={block.question} inside={block.inside} />
    case 'outcome':
      return <Frame label={editorWords.outcome[block.answer]} inside={block.inside} />
    case 'helpline':
      return <Named label={editorWords.helpline} says={lineName(block.line)} />
    case 'fact':
      return <Named label={editorWords.fact} says={block.fact} />
    case 'self-test':
      return <Named label={editorWords.selfTest} says={block.test} />
    case 'media':
      return <Named label={editorWords.media[block.media]} says={block.alt} />
    default:
      return <OneFlow flow={block} />
  }
}

type FrameParts = {
  readonly label: string
  readonly title?: string
  readonly inside: readonly Flow[]
}

const Frame = ({ label, title, inside }: FrameParts) => (
  <div class="block" data-label={label}>
    {title && (
      <p>
        <b>{title}</b>
      </p>
    )}
    {inside.map((flow, at) => (
      <OneFlow key={at} flow={flow} />
    ))}
  </div>
)

const Named = ({ label, says }: { readonly label: string; readonly says: string }) => (
  <div class="block atom" data-label={label}>
    {says}
  </div>
)

function OneFlow({ flow }: { readonly flow: Flow }) {
  if (flow.kind === 'paragraph')
    return (
      <p>
        <Line runs={flow.runs} />
      </p>
    )
  if (flow.kind === 'speech')
    return (
      <blockquote>
        <Line runs={flow.runs} />
      </blockquote>
    )
  const List = flow.ordered ? 'ol' : 'ul'
  return (
    <List>
      {flow.items.map((item, at) => (
        <li key={at}>
          <Line runs={item} />
        </li>
      ))}
    </List>
  )
}

const Line = ({ runs }: { readonly runs: Runs }) => (
  <>
    {runs.map((run, at) => {
      if (run.kind === 'tel')
        return (
          <span key={at} class="tel">
            {lineName(run.line)}
          </span>
        )
      const em = run.em ? <em>{run.text}</em> : run.text
      const strong = run.strong ? <strong>{em}</strong> : em
      return run.to === null ? (
        <span key={at}>{strong}</span>
      ) : (
        <u key={at} title={run.to}>
          {strong}
        </u>
      )
    })}
  </>
)
