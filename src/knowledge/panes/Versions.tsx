import { z } from 'zod'
import { sayDay, sayNames, redactionWords as words } from '../desk-words.ts'
import { type PageDesk, placePath } from '../exchange.ts'
import type { Place } from '../page.ts'
import type { Redaction } from './desk.ts'
import type { Compared } from './PageWork.tsx'
import type { PageActions } from './page-actions.ts'

type VersionsParts = {
  readonly place: Place
  readonly desk: PageDesk | null
  readonly compared: Compared | null
  readonly actions: PageActions
  readonly redaction: Redaction
  readonly onCompare: (compared: Compared | null) => void
}

export const versionSourceShape = z.object({ source: z.string() })
export const versionPath = (place: Place, version: number) =>
  `/api/v1/knowledge/pages/${placePath(place)}/versions/${version}`

/** Every version that readers saw, newest first; any of them can stand there again. */
export function Versions({ place, desk, compared, actions, redaction, onCompare }: VersionsParts) {
  const { asking, edits, tell } = redaction
  const now = desk?.published?.version ?? null
  const versions = (desk?.versions ?? []).toSorted((a, b) => b.version - a.version)
  const compare = async (version: number) => {
    if (compared?.version === version) return onCompare(null)
    const answer = await asking.get(versionPath(place, version), versionSourceShape)
    if (answer.kind === 'done') onCompare({ version, source: answer.value.source })
    else tell(words.failed)
  }
  if (versions.length === 0) return <p class="soft">{words.versionsNone}</p>
  return (
    <ol class="versions">
      {versions.map(({ version, on, by, approvedBy, note }) => (
        <li key={version} class={version === now ? 'now' : ''}>
          <p>
            <b>{words.version(version)}</b> <span class="soft">{sayDay(on)}</span>{' '}
            {version === now && <span class="state live">{words.state.live}</span>}
          </p>
          <p class="soft">
            {by.length === 0 && note?.startsWith('#')
              ? words.puttingBack(note.slice(1), approvedBy)
              : words.by(sayNames(by), approvedBy)}
          </p>
          {note && !note.startsWith('#') && <p>{note}</p>}
          <p class="row-buttons">
            <button
              type="button"
              class="button"
              aria-pressed={compared?.version === version}
              onClick={() => compare(version)}
            >
              {words.compare}
            </button>
            {edits && version !== now && (
              <button type="button" class="button" onClick={() => actions.rollBack(version, now)}>
                {words.rollBack}
              </button>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}
