import type { Editor } from '@tiptap/core'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { redactionWords as words } from '../desk-words.ts'
import type { PageDesk } from '../exchange.ts'
import type { PageHead, Place } from '../page.ts'
import type { PageText } from '../page-text.ts'
import type { Objection } from '../publishable.ts'
import type { Redaction } from './desk.ts'
import { HeadForm } from './HeadForm.tsx'
import { aimOf, type Compared } from './PageWork.tsx'
import { PlainPanel } from './PlainPanel.tsx'
import { type PageActions, sayObjection } from './page-actions.ts'
import { plainText } from './plain-text.ts'
import { Talk } from './Talk.tsx'
import { Versions } from './Versions.tsx'

type SideTabsParts = {
  readonly place: Place
  readonly desk: PageDesk | null
  /** As it was a moment ago: what is costly to draw follows her typing at a distance. */
  readonly page: PageText | null
  readonly head: PageHead | null
  readonly objections: readonly Objection[]
  readonly editor: Editor | null
  readonly editable: boolean
  readonly actions: PageActions
  readonly redaction: Redaction
  readonly compared: Compared | null
  readonly preview: ComponentChildren
  readonly onHead: (head: PageHead) => void
  readonly onCompare: (compared: Compared | null) => void
}

const everyTab = ['plain', 'head', 'talk', 'versions', 'preview'] as const
type Tab = (typeof everyTab)[number]

/** What belongs to a page beside its text. Left and right go from tab to tab. */
export function SideTabs(parts: SideTabsParts) {
  const { desk, objections, preview } = parts
  // Plain language and spelling are checked in Dutch only.
  const tabs = everyTab.filter((one) => one !== 'plain' || parts.place.language === 'nl')
  const [tab, setTab] = useState<Tab>(tabs[0] ?? 'head')
  const counts: Partial<Record<Tab, number>> = {
    head: objections.length,
    talk: desk?.comments.length ?? 0,
    versions: desk?.versions.length ?? 0,
  }
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>('button')]
    const shown = all.filter((one) => one.offsetParent !== null)
    const at = shown.indexOf(event.target as HTMLElement)
    const next = shown[(at + by + shown.length) % shown.length]
    next?.focus()
    next?.click()
  }
  return (
    <aside class="side" aria-label={words.tabs}>
      <div class="tabs" role="tablist" aria-label={words.tabs} onKeyDown={step}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            class={`tab tab-${one}`}
            aria-selected={one === tab}
            aria-controls="tab-panel"
            tabIndex={one === tab ? 0 : -1}
            onClick={() => setTab(one)}
          >
            {words.tab[one]}
            {counts[one] ? (
              <span class={one === 'head' ? 'count warn' : 'count'}>{counts[one]}</span>
            ) : null}
          </button>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" class="panel-place" aria-labelledby={`tab-${tab}`}>
        {tab === 'preview' ? preview : panel(tab, parts)}
      </div>
    </aside>
  )
}

function panel(tab: Exclude<Tab, 'preview'>, parts: SideTabsParts) {
  const { place, desk, page, head, objections, editor, editable, actions, redaction } = parts
  switch (tab) {
    case 'plain':
      return page ? (
        <PlainPanel
          text={plainText(page)}
          aim={aimOf(place)}
          editor={editor}
          editable={editable}
          redaction={redaction}
        />
      ) : (
        <p class="soft">{words.headBroken}</p>
      )
    case 'head':
      return (
        <>
          <h3>{objections.length > 0 ? words.stops : words.stopsNone}</h3>
          <ul class="objections">
            {objections.map((objection, at) => (
              <li key={at} class="warn">
                {sayObjection(objection)}
              </li>
            ))}
          </ul>
          {head && (
            <HeadForm
              head={head}
              editable={editable}
              isStory={place.section === 'stories'}
              onHead={parts.onHead}
            />
          )}
        </>
      )
    case 'talk':
      return (
        <Talk
          comments={desk?.comments ?? []}
          canSay={desk !== null}
          onSay={actions.say}
          onSettle={redaction.edits ? actions.settle : null}
        />
      )
    case 'versions':
      return (
        <Versions
          place={place}
          desk={desk}
          compared={parts.compared}
          actions={actions}
          redaction={redaction}
          onCompare={parts.onCompare}
        />
      )
    default:
      return tab satisfies never
  }
}
