import { pageAddress } from './knowledge/page.ts'
import type { Portal } from './knowledge/portal.ts'
import { addressOf } from './site/address.ts'
import { languages } from './words/language.ts'

const sections = ['general', 'tests', 'youth'] as const

/** Pages that a campaign's link may lead to: the front page, the chat, and what is written for young people. */
export const linkTargets = (portal: Portal) =>
  languages.flatMap((language) => [
    { path: addressOf('/', language), title: `Voorpagina (${language})` },
    { path: addressOf('/chat', language), title: `Chat (${language})` },
    ...sections.flatMap((section) =>
      portal
        .list(language, section)
        .filter(({ place }) => place.language === language)
        .map(({ place, text }) => ({ path: pageAddress(place), title: text.head.title })),
    ),
  ])
