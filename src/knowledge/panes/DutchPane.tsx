import { useEffect, useState } from 'preact/hooks'
import { redactionWords as words } from '../desk-words.ts'
import type { VersionLine } from '../exchange.ts'
import { markOf } from '../mark.ts'
import type { Place } from '../page.ts'
import { readPage } from '../page-text.ts'
import { ChangeView } from './ChangeView.tsx'
import type { Redaction } from './desk.ts'
import type { DutchText } from './PageScreen.tsx'
import { ReadingView } from './ReadingView.tsx'
import { versionPath, versionSourceShape } from './Versions.tsx'

type DutchPaneParts = {
  readonly dutch: DutchText | null
  /** The mark of the Dutch text this translation was made from. */
  readonly of: string | null
  readonly place: Place
  readonly versions: readonly VersionLine[]
  readonly redaction: Redaction
  /** Says that the translation follows the Dutch text of now; null when she may not. */
  readonly onUpdate: (() => void) | null
}

/** It scrolls, so the keyboard must be able to come to it. */
const reachable = { tabIndex: 0 }

/** The Dutch text beside its translation, and what changed in it since. */
export function DutchPane({ dutch, of, place, versions, redaction, onUpdate }: DutchPaneParts) {
  const isCurrent = dutch !== null && of !== null && dutch.mark.startsWith(of)
  const then = useTextOf(of, isCurrent ? [] : versions, place, redaction)
  const page = dutch && readPage(dutch.source).page
  return (
    <section class="dutch-column" aria-label={words.tab.dutch} lang="nl" {...reachable}>
      <div class="modes">
        <h3>{words.tab.dutch}</h3>
        <span class="grow" />
        {!isCurrent && dutch && onUpdate && (
          <button type="button" class="button" onClick={onUpdate}>
            {words.of.update}
          </button>
        )}
      </div>
      <p class={isCurrent ? 'soft' : 'warn'}>
        {!dutch
          ? words.of.noDutch
          : isCurrent
            ? words.of.current
            : of === null
              ? words.of.none
              : words.of.outdated}
      </p>
      {dutch && !isCurrent && then && (
        <ChangeView before={then} after={dutch.source} label={words.of.was} />
      )}
      {dutch && !isCurrent && of !== null && then === null && (
        <p class="soft">{words.of.unknown}</p>
      )}
      {page && <ReadingView page={page} />}
    </section>
  )
}

const mostLooked = 20

/** The earlier Dutch text with this mark, as far as it stands in the newest versions. */
function useTextOf(
  of: string | null,
  versions: readonly VersionLine[],
  place: Place,
  { asking }: Redaction,
): string | null {
  const [found, setFound] = useState<string | null>(null)
  useEffect(() => {
    setFound(null)
    if (of === null) return
    let over = false
    const look = async () => {
      const newest = versions.toSorted((a, b) => b.version - a.version).slice(0, mostLooked)
      for (const { version } of newest) {
        const path = versionPath({ ...place, language: 'nl' }, version)
        const answer = await asking.get(path, versionSourceShape)
        if (over) return
        if (answer.kind !== 'done' || !(await markOf(answer.value.source)).startsWith(of)) continue
        return setFound(answer.value.source)
      }
    }
    void look()
    return () => {
      over = true
    }
  }, [of, versions, place, asking])
  return found
}
