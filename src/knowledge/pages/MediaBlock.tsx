import { Fold } from '../../ui/Card.tsx'
import type { Language } from '../../words/language.ts'
import type { Block } from '../block.ts'
import { words } from './words.ts'

type MediaBlockProps = {
  readonly block: Extract<Block, { kind: 'media' }>
  readonly language: Language
}

/**
 * A picture comes when it is nearly in sight; of a film nothing comes before she asks for it. What is said in it stands
 * below it too; a film that does not tell is not shown.
 */
export function MediaBlock({ block, language }: MediaBlockProps) {
  const { id, alt } = block
  const address = `/media/${id}`
  if (block.media === 'beeld')
    return <img class="picture" src={address} alt={alt} loading="lazy" decoding="async" />
  const say = words[language]
  return (
    <Fold title={`${say.film} ${alt}`} subtitle={say.filmCosts}>
      {block.captions.length === 0 ? (
        <p>{say.noCaptions}</p>
      ) : (
        <>
          <video class="picture" src={address} aria-label={alt} controls preload="none">
            <track
              kind="captions"
              src={`${address}.${language}.vtt`}
              srclang={language}
              label={say.captions}
              default
            />
          </video>
          <p class="label">{say.said}</p>
          <p>{block.captions.map(({ says }) => says).join(' ')}</p>
        </>
      )}
    </Fold>
  )
}
