import { Fold } from '../../ui/Card.tsx'
import type { Language } from '../../words/language.ts'
import { words } from './words.ts'

type MediaBlockProps = {
  readonly media: 'beeld' | 'film'
  readonly id: string
  readonly alt: string
  readonly language: Language
}

/** A picture comes when it is nearly in sight; of a film nothing comes before she asks for it. */
export function MediaBlock({ media, id, alt, language }: MediaBlockProps) {
  const address = `/media/${id}`
  if (media === 'beeld')
    return <img class="picture" src={address} alt={alt} loading="lazy" decoding="async" />
  const say = words[language]
  return (
    <Fold title={`${say.film} ${alt}`} subtitle={say.filmCosts}>
      {/* biome-ignore lint/a11y/useMediaCaption: what is seen stands in words above it */}
      <video class="picture" src={address} aria-label={alt} controls preload="none" />
    </Fold>
  )
}
