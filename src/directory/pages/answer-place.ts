import type { FoundPlace } from '../find-place.ts'
import { findPlace } from '../find-place.ts'
import type { Guide, HelpOfKind } from '../nearby.ts'
import { helpIn } from '../nearby.ts'

/** What the page shows: which place was meant, and whom to turn to. `help` is never empty. */
export type PlaceAnswer = {
  readonly found: FoundPlace
  readonly help: readonly HelpOfKind[]
}

/** text: what was typed, '' for a page nobody filled in yet. Any text of any length is fine. */
export function answerPlace(guide: Guide, text: string): PlaceAnswer {
  const found = findPlace(guide.index, text)
  const municipality = found.kind === 'found' ? found.municipality : null
  return { found, help: helpIn(municipality, guide.contacts) }
}
