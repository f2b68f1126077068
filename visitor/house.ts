import type { Asset } from '../src/ui/document.ts'
import type { Language } from '../src/words/language.ts'
import { parseLanguage } from '../src/words/language.ts'

/** What the chat page tells its app: the same bytes of script serve every organisation. It stands in `#house`. */
export type House = {
  readonly language: Language
  /** The root's Ed25519 public key, base64url; null: this house has no keys yet, so its chat stays closed. */
  readonly rootKey: string | null
  /** True when keys and people are those of a demo. */
  readonly demo: boolean
  /** Where the API answers; '' is the page's own origin. */
  readonly apiOrigin: string
  /** The neutral site that the way out goes to. */
  readonly exitTo: string
  /** Scripts the app may load later, by name. */
  readonly later: Readonly<Record<string, Asset>>
}

/** Reads `#house`; null when the page and the app do not belong together. */
export function parseHouse(text: string): House | null {
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null) return null
  const { language, rootKey, demo, apiOrigin, exitTo, later } = value as Record<string, unknown>
  const spoken = parseLanguage(language)
  if (
    spoken === null ||
    (rootKey !== null && typeof rootKey !== 'string') ||
    typeof demo !== 'boolean' ||
    typeof apiOrigin !== 'string' ||
    typeof exitTo !== 'string' ||
    typeof later !== 'object' ||
    later === null
  )
    return null
  return { language: spoken, rootKey, demo, apiOrigin, exitTo, later: later as House['later'] }
}
