import type { Editor } from '@tiptap/core'
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Block } from '../block.ts'
import { redactionWords as words } from '../desk-words.ts'
import type { PageDesk, VersionLine } from '../exchange.ts'
import type { Fact } from '../fact.ts'
import { readHead } from '../front-matter.ts'
import { forYouth, type PageHead, type Place, pageAddress } from '../page.ts'
import { printPage, readPage } from '../page-text.ts'
import { objectionsTo } from '../publishable.ts'
import { ChangeView } from './ChangeView.tsx'
import { ClashPane } from './ClashPane.tsx'
import type { Choices } from './choices.ts'
import { DutchPane } from './DutchPane.tsx'
import type { Redaction } from './desk.ts'
import { createEditing } from './editing.ts'
import { BlockEditor } from './editor/BlockEditor.tsx'
import { PageBar } from './PageBar.tsx'
import type { DutchText } from './PageScreen.tsx'
import { PreviewFrame } from './PreviewFrame.tsx'
import { makePageActions } from './page-actions.ts'
import { SideTabs } from './SideTabs.tsx'
import { startText } from './start-text.ts'
import { useSettled, useView } from './use-view.ts'

type PageWorkParts = {
  readonly place: Place
  /** null: a translation that nobody began. */
  readonly desk: PageDesk | null
  readonly dutch: DutchText | null
  readonly dutchVersions: readonly VersionLine[]
  readonly choices: Choices
  readonly facts: readonly Fact[]
  readonly redaction: Redaction
  readonly reload: () => Promise<void>
}

/** Two texts shown one against the other: an earlier version and now. */
export type Compared = { readonly version: number; readonly source: string }

const later = (run: () => void, ms: number) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** One page at work: its text, how it looks on a phone, and all that belongs to it. */
export function PageWork(parts: PageWorkParts) {
  const { place, desk, dutch, choices, facts, redaction, reload } = parts
  const dutchPage = useMemo(() => dutch && readPage(dutch.source).page, [dutch])
  const begun = () =>
    startText(desk, place, dutch && dutchPage && { text: dutchPage, mark: dutch.mark })
  // One store for as long as this page is open: its words outlive every answer of the house.
  const [editing] = useState(() =>
    redaction.shelf.take(place, () =>
      createEditing({
        asking: redaction.asking,
        place,
        source: begun(),
        revision: desk?.draft?.revision ?? null,
        later,
      }),
    ),
  )
  const now = useView(editing)
  const [editor, setEditor] = useState<Editor | null>(null)
  const [mode, setMode] = useState<'blocks' | 'markdown' | 'changes'>('blocks')
  const [compared, setCompared] = useState<Compared | null>(null)

  // What the house says after something was done goes over what stands here, unless words here are not saved.
  useEffect(() => {
    if (editing.owes() || editing.view().clash) return
    const revision = desk?.draft?.revision ?? null
    const isBehind = revision === null && editing.view().source !== begun() // a step back, say
    if (isBehind || revision !== editing.view().revision) editing.replace(begun(), revision)
  }, [desk])
  useEffect(() => () => void redaction.shelf.leave(place, editing), [editing])

  const inReview = desk?.draft?.state === 'review' && !editing.owes()
  const editable = redaction.edits && !inReview
  const read = useMemo(() => readPage(now.source), [now.source])
  const { page } = read
  const settled = useSettled(now.source, 300)
  const quiet = useMemo(() => readPage(settled).page, [settled])
  const objections = useMemo(
    () => objectionsTo(settled, place, knownTo(choices, place)),
    [settled, place, choices],
  )
  const actions = useMemo(
    () => makePageActions(redaction, place, reload),
    [redaction, place, reload],
  )
  const tests = useMemo(
    () => new Map(choices.tests.map(({ id, says }) => [id, says])),
    [choices.tests],
  )
  const setBlocks = (blocks: readonly Block[]) => {
    const { head } = readHead(editing.view().source)
    if (head) editing.change(printPage({ head, blocks }))
  }
  const setHead = (head: PageHead) => {
    const { page } = readPage(editing.view().source)
    if (page) editing.change(printPage({ ...page, head }))
  }
  const shownMode = inReview && mode === 'blocks' && compared === null ? 'changes' : mode
  const preview = quiet && (
    <PreviewFrame text={quiet} place={place} facts={facts} tests={tests} today={redaction.today} />
  )

  return (
    <div class="page-work">
      <PageBar
        place={place}
        title={page?.head.title ?? place.slug}
        desk={desk}
        now={now}
        editing={editing}
        actions={actions}
        blocked={objections.length > 0}
        redaction={redaction}
      />
      {now.clash ? (
        <ClashPane mine={now.source} clash={now.clash} onSettle={editing.settle} />
      ) : (
        <div class={`page-grid ${place.language === 'nl' ? '' : 'translating'}`}>
          {place.language !== 'nl' && (
            <DutchPane
              dutch={dutch}
              of={page?.head.of ?? null}
              place={place}
              versions={parts.dutchVersions}
              redaction={redaction}
              onUpdate={
                editable && page && dutch ? () => setHead({ ...page.head, of: dutch.mark }) : null
              }
            />
          )}
          <section class="text-column" aria-label={words.text}>
            <div class="modes">
              <ModeButton mode="blocks" now={shownMode} onMode={setMode} />
              <ModeButton mode="markdown" now={shownMode} onMode={setMode} />
              <ModeButton mode="changes" now={shownMode} onMode={setMode} />
              <span class="grow" />
              {now.merged && <span class="ok">{words.mergedIn}</span>}
            </div>
            {text()}
          </section>
          <section class="preview-column" aria-label={words.tab.preview}>
            {preview}
          </section>
          <SideTabs
            place={place}
            desk={desk}
            page={quiet}
            head={page?.head ?? null}
            objections={objections}
            editor={shownMode === 'blocks' ? editor : null}
            editable={editable}
            actions={actions}
            redaction={redaction}
            compared={compared}
            preview={preview}
            onHead={setHead}
            onCompare={setCompared}
          />
        </div>
      )}
    </div>
  )

  function text() {
    if (compared)
      return (
        <>
          <p class="compared">
            <button type="button" class="button" onClick={() => setCompared(null)}>
              {words.stop}
            </button>
          </p>
          <ChangeView
            before={compared.source}
            after={now.source}
            label={words.comparing(compared.version)}
          />
        </>
      )
    if (shownMode === 'changes') {
      const published = desk?.published
      return (
        <ChangeView
          before={published?.source ?? ''}
          after={now.source}
          label={published ? words.changesOf(published.version) : words.firstVersion}
        />
      )
    }
    if (shownMode === 'markdown' || !page)
      return (
        <>
          {!page && <p class="notice bad">{words.headBroken}</p>}
          <textarea
            class="markdown"
            aria-label={words.asMarkdown}
            lang={place.language}
            spellcheck={false}
            readOnly={!editable}
            value={now.source}
            onInput={(event) => editing.change(event.currentTarget.value)}
          />
        </>
      )
    return (
      <BlockEditor
        blocks={page.blocks}
        taken={now.taken}
        language={place.language}
        editable={editable}
        choices={choices}
        redaction={redaction}
        onBlocks={setBlocks}
        onEditor={setEditor}
      />
    )
  }
}

const modeNames = { blocks: words.blocks, markdown: words.markdown, changes: words.changes }
type Mode = keyof typeof modeNames
type ModeButtonParts = {
  readonly mode: Mode
  readonly now: Mode
  readonly onMode: (mode: Mode) => void
}

const ModeButton = ({ mode, now, onMode }: ModeButtonParts) => (
  <button type="button" class="button" aria-pressed={mode === now} onClick={() => onMode(mode)}>
    {modeNames[mode]}
  </button>
)

/** As far as this page can tell; the house looks again before anything is published. */
function knownTo(choices: Choices, place: Place) {
  const has = (all: Choices['lines'], id: string) => all.some((one) => one.id === id)
  return {
    helpline: (id: string) => has(choices.lines, id),
    fact: (id: string) => has(choices.facts, id),
    test: (slug: string) => has(choices.tests, slug),
    media: () => true,
    address: (path: string) =>
      has(choices.pages, path) ||
      path === '/' ||
      path === pageAddress({ ...place, language: 'nl' }),
    idTaken: () => false,
  }
}

export const aimOf = (place: Place) =>
  forYouth(place.section) || (place.section === 'tests' && place.slug !== 'signaal') ? 'A2' : 'B1'
