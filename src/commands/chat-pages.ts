import { renderChatPage } from '../../visitor/page.tsx'
import { laterOf, type Manifest } from '../bundles.ts'
import { languages } from '../words/language.ts'

/**
 * The chat page per language as files for any static host: file name → HTML. Whoever hosts them writes the root key,
 * the API's origin and the exit into the JSON in `#house`; everything else is the same bytes for everybody.
 */
export function chatPages(manifest: Manifest): Record<string, string> {
  return Object.fromEntries(
    languages.map((language) => [
      language === 'nl' ? 'chat.html' : `chat.${language}.html`,
      renderChatPage({
        moment: null,
        script: manifest.chat.script,
        house: {
          language,
          rootKey: null,
          demo: false,
          apiOrigin: '',
          exitTo: 'https://nl.wikipedia.org/',
          later: laterOf(manifest),
        },
      }),
    ]),
  )
}
