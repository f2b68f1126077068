import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { Notice, type Tone } from '../../ui/Notice.tsx'
import { pictograms } from '../../ui/pictograms.ts'
import type { BoxName, Flow } from '../block.ts'
import type { Around } from './around.ts'
import { Flows } from './Flows.tsx'
import { words } from './words.ts'

type BoxProps = {
  readonly box: BoxName
  readonly inside: readonly Flow[]
  readonly around: Around
}

type Called = 'let-op' | 'gevaar' | 'tip'
const callouts: Readonly<Record<Called, readonly [Tone, IconName]>> = {
  'let-op': ['warn', 'warning'],
  gevaar: ['bad', 'shield'],
  tip: ['calm', 'star'],
}

export function Box({ box, inside, around }: BoxProps) {
  const flows = <Flows flows={inside} readsIn={around.readsIn} />
  switch (box) {
    case 'stappen':
      return <div class="steps">{flows}</div>
    case 'verhaal':
      return <div class="card mist story">{flows}</div>
    case 'let-op':
    case 'gevaar':
    case 'tip': {
      const [tone, icon] = callouts[box]
      return (
        <Notice tone={tone} icon={<Icon drawing={pictograms[icon]} />}>
          <p class="label">{words[around.language][box]}</p>
          {flows}
        </Notice>
      )
    }
    default:
      return box satisfies never
  }
}
