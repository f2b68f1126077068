import { render } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import pageCss from '../../ui/page.css?inline'
import tokensCss from '../../ui/tokens.css?inline'
import { direction } from '../../words/language.ts'
import { redactionWords as words } from '../desk-words.ts'
import type { Fact } from '../fact.ts'
import { isConceptFact } from '../fact.ts'
import type { Place } from '../page.ts'
import type { PageText } from '../page-text.ts'
import { PageBody } from '../pages/PageBody.tsx'
import knowledgeCss from '../pages/pages.css?inline'
import { SelfTestBody } from '../pages/SelfTestBody.tsx'
import { selfTestOf } from '../self-test.ts'
import { mediaAddress } from './media-address.ts'
import previewCss from './preview.css?inline'
import { showChanges } from './show-change.ts'

type PreviewFrameParts = {
  readonly text: PageText
  readonly place: Place
  readonly facts: readonly Fact[]
  readonly tests: ReadonlyMap<string, string>
  readonly today: string
}

/**
 * A page on a phone: the reader's own drawing of it, in a frame 360 pixels wide, so that widths are those of a phone. The
 * frame has no address: nothing is fetched for it, and its policy is this page's.
 */
export function PreviewFrame(parts: PreviewFrameParts) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [inside, setInside] = useState<Document | null>(null)

  useEffect(() => {
    const element = frame.current
    if (!element) return
    const open = () => {
      const own = element.contentWindow as (Window & typeof globalThis) | null
      const page = element.contentDocument
      if (!own || !page) return
      const style = new own.CSSStyleSheet()
      style.replaceSync(`@layer page {${tokensCss}${pageCss}${knowledgeCss}}${previewCss}`)
      page.adoptedStyleSheets = [style]
      page.title = words.previewTitle
      // A link in it leads nowhere: it would take her from what she writes.
      page.addEventListener('click', (event) => {
        if ((event.target as Element | null)?.closest?.('a')) event.preventDefault()
      })
      setInside(page)
    }
    open()
    // Some browsers put a new empty page in once the frame has loaded.
    element.addEventListener('load', open)
    return () => element.removeEventListener('load', open)
  }, [])

  useEffect(() => {
    if (!inside) return
    const { language } = parts.place
    inside.documentElement.lang = language
    inside.documentElement.dir = direction(language)
    render(<Reader {...parts} />, inside.body)
    showUnpublished(inside)
  })
  useEffect(() => {
    if (!inside) return
    const stop = showChanges(inside)
    return () => {
      stop()
      render(null, inside.body)
    }
  }, [inside])

  return <iframe ref={frame} class="phone" title={words.previewTitle} />
}

/** Readers' addresses answer only for what stands on a published page. */
function showUnpublished(page: Document): void {
  for (const media of page.querySelectorAll<HTMLImageElement | HTMLVideoElement>('img, video')) {
    const id = /^\/media\/([\w-]+)$/.exec(media.getAttribute('src') ?? '')?.[1]
    if (id) media.src = mediaAddress(id)
  }
}

function Reader({ text, place, facts, tests, today }: PreviewFrameParts) {
  const { head, blocks } = text
  const { language } = place
  const fact = (id: string) => facts.find((one) => one.id === id) ?? null
  const test = (slug: string) => {
    const title = tests.get(slug)
    return title === undefined ? null : { title, summary: '' }
  }
  const concept =
    head.sources.some(({ checkedOn }) => checkedOn === null) ||
    (head.review !== null && head.review < today) ||
    blocks.some(({ kind, ...block }) => {
      const shown = kind === 'fact' && 'fact' in block ? fact(String(block.fact)) : null
      return kind === 'fact' && (shown === null || isConceptFact(shown, today))
    })
  const selfTest = place.section === 'tests' ? selfTestOf(text) : null
  const body = {
    ...{ text, place, concept },
    around: { language, readsIn: language, today, fact, test },
    outdated: false,
    publishedOn: null,
  }
  return (
    <div class="page">
      {selfTest ? <SelfTestBody {...body} test={selfTest} /> : <PageBody {...body} />}
    </div>
  )
}
