import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Asset } from '../ui/document.ts'
import { pageDocument } from '../ui/document.ts'
import type { Findable } from '../ui/findable.ts'
import type { Language } from '../words/language.ts'
import type { Present } from './present.ts'
import { Shell } from './Shell.tsx'
import { siteCss } from './styles.ts'
import { TalkBar } from './TalkBar.tsx'

export type Drawing = {
  readonly language: Language
  readonly addressIn: (language: Language) => string
  readonly there?: readonly Language[]
  /** The moment for the bar that leads to the chat; null where the page itself does. */
  readonly talk: Present | null
  readonly findable?: Findable
  /** For grown-ups: steps from it stay in the history of their browser. Everywhere else each replaces the one before. */
  readonly keepsHistory?: boolean
  /** She types a question here: its script answers in place. */
  readonly asks?: boolean
  readonly content: ComponentChildren
}

/** Makes whole pages of what stands on them. */
export type Draw = (drawing: Drawing) => string

export function drawWith(parts: {
  readonly exitTo: string
  readonly script: Asset
  readonly askingScript: Asset
}): Draw {
  return (drawing) => {
    const {
      language,
      addressIn,
      there,
      talk,
      findable,
      keepsHistory = false,
      asks = false,
      content,
    } = drawing
    const bar = talk && (
      <TalkBar
        language={language}
        state={talk.talk[language]}
        open={talk.moment.state.kind === 'open'}
      />
    )
    const body = renderToString(
      <Shell
        language={language}
        addressIn={addressIn}
        {...(there && { there })}
        exitTo={parts.exitTo}
        keepsHistory={keepsHistory}
        talk={bar}
      >
        {content}
      </Shell>,
    )
    return pageDocument({
      language,
      css: siteCss,
      body,
      scripts: [asks ? parts.askingScript : parts.script],
      ...(findable && { findable }),
    })
  }
}
