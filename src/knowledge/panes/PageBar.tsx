import { useState } from 'preact/hooks'
import { languages, ownName } from '../../words/language.ts'
import { redactionWords as words } from '../desk-words.ts'
import type { PageDesk } from '../exchange.ts'
import { mayMove, type Place, pageAddress } from '../page.ts'
import type { Redaction } from './desk.ts'
import type { Editing, EditingStore } from './editing.ts'
import { MoveDialog, PublishDialog, RefuseDialog } from './PageDialogs.tsx'
import type { PageActions } from './page-actions.ts'
import { statesOf } from './page-filter.ts'
import { States } from './States.tsx'
import { printWhere } from './where.ts'

type PageBarParts = {
  readonly place: Place
  readonly title: string
  readonly desk: PageDesk | null
  readonly now: Editing
  readonly editing: EditingStore
  readonly actions: PageActions
  /** Something stands between the text and its readers. */
  readonly blocked: boolean
  readonly redaction: Redaction
}

/** Which page this is, whether it is saved, and the one thing to do with it. */
export function PageBar(parts: PageBarParts) {
  const { place, title, desk, now, editing, actions, blocked, redaction } = parts
  const [asked, setAsked] = useState<'publish' | 'refuse' | 'move' | null>(null)
  const draft = desk?.draft ?? null
  const inReview = draft?.state === 'review' && !editing.owes()
  const hasDraft = now.revision !== null
  const isMine = draft?.by.includes(redaction.name) ?? false
  const published = desk?.published ?? null
  const states = statesOf(
    published && (published.withdrawn ? 'withdrawn' : 'live'),
    inReview ? 'review' : hasDraft ? 'draft' : null,
  )
  const send = async () => {
    if (!(await editing.save())) return
    const { revision } = editing.view()
    if (revision !== null) await actions.send(revision)
  }
  return (
    <header class="page-bar">
      <a class="button" href="#/paginas">
        ← {words.back}
      </a>
      <div class="what">
        <h2 lang={place.language}>
          <bdi>{title}</bdi>
        </h2>
        <span class="soft">
          <span class="address">{pageAddress(place)}</span> · {words.section[place.section]} ·{' '}
          {ownName[place.language]}
        </span>
      </div>
      <States states={states} />
      <span class={`saved ${now.state}`} role="status">
        {words.save[now.state]}
      </span>
      <span class="grow" />
      {buttons()}
      {menu()}
      {asked === 'publish' && (
        <PublishDialog
          revision={draft?.revision ?? 0}
          onPublish={actions.publish}
          onClose={() => setAsked(null)}
        />
      )}
      {asked === 'refuse' && (
        <RefuseDialog onRefuse={actions.refuse} onClose={() => setAsked(null)} />
      )}
      {asked === 'move' && (
        <MoveDialog place={place} onMove={actions.move} onClose={() => setAsked(null)} />
      )}
    </header>
  )

  function buttons() {
    if (!redaction.edits) return null
    if (inReview && isMine)
      return (
        <>
          <span class="soft">{words.waits}</span>
          <button type="button" class="button" onClick={actions.callBack}>
            {words.callBack}
          </button>
        </>
      )
    if (inReview)
      return (
        <>
          <button type="button" class="button" onClick={actions.callBack}>
            {words.changeIt}
          </button>
          <button type="button" class="button" onClick={() => setAsked('refuse')}>
            {words.refuse}
          </button>
          <button type="button" class="button button-main" onClick={() => setAsked('publish')}>
            {words.approve}
          </button>
        </>
      )
    if (!hasDraft && published?.withdrawn)
      return (
        <button
          type="button"
          class="button button-main"
          onClick={async () => {
            editing.begin()
            await send()
          }}
        >
          {words.putBack}
        </button>
      )
    return (
      <button
        type="button"
        class="button button-main"
        disabled={(!hasDraft && !editing.owes()) || now.clash !== null}
        title={blocked ? words.stops : ''}
        onClick={send}
      >
        {words.send}
      </button>
    )
  }

  function menu() {
    const isLive = published !== null && !published.withdrawn
    return (
      <>
        <button type="button" class="button" popovertarget="page-more">
          {words.moreActions} ▾
        </button>
        <div id="page-more" popover="auto" class="popover menu">
          {isLive && (
            <a href={pageAddress(place)} target="_blank" rel="noopener">
              {words.view}
            </a>
          )}
          {redaction.edits && hasDraft && (
            <button
              type="button"
              popovertarget="page-more"
              onClick={async () => {
                await editing.save()
                const { source, revision } = editing.view()
                if (revision !== null) await actions.drop(source, revision)
              }}
            >
              {words.drop}
            </button>
          )}
          {place.language === 'nl' &&
            languages
              .filter((language) => language !== 'nl')
              .map((language) => (
                <a
                  key={language}
                  href={printWhere({ kind: 'page', place: { ...place, language } })}
                >
                  {words.translateTo(ownName[language])}
                </a>
              ))}
          {redaction.edits && published && mayMove(place.section) && (
            <button type="button" popovertarget="page-more" onClick={() => setAsked('move')}>
              {words.move}
            </button>
          )}
          {redaction.edits && isLive && (
            <button
              type="button"
              popovertarget="page-more"
              onClick={() => actions.withdraw(published.version)}
            >
              {words.withdraw}
            </button>
          )}
          {desk?.published === null && <span class="soft">{words.versionsNone}</span>}
        </div>
      </>
    )
  }
}
