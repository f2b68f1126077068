import { phoneOf } from '../../directory/Helplines.tsx'
import { Fold } from '../../ui/Card.tsx'
import { PhoneList } from '../../ui/PhoneList.tsx'
import { type Placed, withFacts } from '../answers.ts'
import type { Block } from '../block.ts'
import type { Around } from './around.ts'
import { lineOf } from './around.ts'
import { Box } from './Box.tsx'
import { FactBlock } from './FactBlock.tsx'
import { Flows, OneFlow } from './Flows.tsx'
import { MediaBlock } from './MediaBlock.tsx'
import { Runs } from './Runs.tsx'
import { Sign } from './Sign.tsx'
import { TestCard } from './TestCard.tsx'

type BlocksProps = { readonly blocks: readonly Block[]; readonly around: Around }

/** A text as its readers see it: everything that can stand in one, and nothing else can. */
export function Blocks({ blocks, around }: BlocksProps) {
  return (
    <>
      {withFacts(blocks).map((placed, at) => (
        <OneBlock key={at} {...placed} around={around} />
      ))}
    </>
  )
}

function OneBlock({ block, facts, around }: Placed & { readonly around: Around }) {
  const { language, readsIn } = around
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3'
      return (
        <Heading {...(block.icon && { class: 'signed' })}>
          {block.icon && <Sign icon={block.icon} />}
          <span>
            <Runs runs={block.runs} readsIn={readsIn} />
          </span>
        </Heading>
      )
    }
    case 'box':
      return <Box box={block.box} inside={block.inside} around={around} />
    case 'question':
      return (
        <Fold title={block.question}>
          <Flows flows={block.inside} readsIn={readsIn} />
          {facts.map((id) => (
            <OneFact key={id} id={id} around={around} />
          ))}
        </Fold>
      )
    case 'outcome':
      return <Flows flows={block.inside} readsIn={readsIn} />
    case 'helpline': {
      const line = lineOf(block.line)
      return line ? (
        <div class="card">
          <PhoneList phones={[phoneOf(language, line)]} />
        </div>
      ) : null
    }
    case 'fact':
      return <OneFact id={block.fact} around={around} />
    case 'self-test':
      return <TestCard slug={block.test} around={around} />
    case 'media':
      return <MediaBlock block={block} language={language} />
    case 'paragraph':
    case 'speech':
    case 'list':
      return <OneFlow flow={block} readsIn={readsIn} />
    default:
      return block satisfies never
  }
}

function OneFact({ id, around }: { readonly id: string; readonly around: Around }) {
  const fact = around.fact(id)
  return fact && <FactBlock fact={fact} around={around} />
}
