import { redactionWords as words } from '../desk-words.ts'
import type { Redaction } from './desk.ts'
import { MediaLibrary } from './MediaLibrary.tsx'

export const MediaScreen = ({ redaction }: { readonly redaction: Redaction }) => (
  <section class="one-column" aria-labelledby="media-title">
    <h2 id="media-title">{words.media}</h2>
    <MediaLibrary redaction={redaction} onChoose={null} />
  </section>
)
