import type { ComponentChildren } from 'preact'
import { Notice } from '../../ui/Notice.tsx'
import { type Place, pageAddress } from '../page.ts'
import type { PageText } from '../page-text.ts'
import type { Around } from './around.ts'
import { Blocks } from './Blocks.tsx'
import { ConceptLine } from './ConceptLine.tsx'
import { Sources } from './Sources.tsx'
import { words } from './words.ts'

export type PageBodyProps = {
  readonly text: PageText
  readonly place: Place
  readonly around: Around
  readonly concept: boolean
  readonly outdated: boolean
  /** `YYYY-MM-DD`; null while nobody published it. */
  readonly publishedOn: string | null
  /** What stands between the summary and the text, such as the reader's tools. */
  readonly tools?: ComponentChildren
}

/** One page as readers get it, from its title to its sources; also what the editorial desk shows beforehand. */
export function PageBody(props: PageBodyProps) {
  const { text, place, around, concept, outdated } = props
  const { head, blocks } = text
  const say = words[around.language]
  return (
    <>
      <h1>{head.title}</h1>
      <p class="lead">{head.summary}</p>
      {props.tools}
      {concept && <ConceptLine language={around.language}>{say.conceptPage}</ConceptLine>}
      {outdated && (
        <Notice>
          <p>
            {say.outdated} <a href={pageAddress({ ...place, language: 'nl' })}>{say.toDutch}</a>
          </p>
        </Notice>
      )}
      {head.warning && (
        <Notice tone="warn">
          <p>{head.warning}</p>
        </Notice>
      )}
      <div class="text">
        <Blocks blocks={blocks} around={around} />
      </div>
      <Sources {...props} />
    </>
  )
}
