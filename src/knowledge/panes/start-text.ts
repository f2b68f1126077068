import type { PageDesk } from '../exchange.ts'
import { idOf, type PageHead, type Place } from '../page.ts'
import { type PageText, printPage } from '../page-text.ts'

export const emptyHead: Omit<PageHead, 'id' | 'title' | 'summary'> = {
  of: null,
  order: 0,
  icon: null,
  keywords: [],
  urgent: false,
  legal: false,
  warning: null,
  review: null,
  sources: [],
}

/** The text an editor begins with: her draft, what readers see, or for a new translation the Dutch text. */
export function startText(
  desk: PageDesk | null,
  place: Place,
  dutch: { readonly text: PageText; readonly mark: string } | null,
): string {
  const own = desk?.draft?.source ?? desk?.published?.source
  if (own) return own
  const translated = place.language === 'nl' ? null : dutch
  if (translated)
    return printPage({
      head: { ...translated.text.head, of: translated.mark },
      blocks: translated.text.blocks,
    })
  const title = place.slug
  return printPage({ head: { ...emptyHead, id: idOf(place), title, summary: title }, blocks: [] })
}
