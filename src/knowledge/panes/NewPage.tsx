import { useState } from 'preact/hooks'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Language } from '../../words/language.ts'
import { redactionWords as words } from '../desk-words.ts'
import { type PageLine, placePath, savedShape } from '../exchange.ts'
import { forYouth, idOf, isSlug, pageAddress, type Section, sections } from '../page.ts'
import { printPage } from '../page-text.ts'
import type { Redaction } from './desk.ts'
import { emptyHead } from './start-text.ts'
import { printWhere } from './where.ts'

type NewPageParts = {
  readonly pages: readonly PageLine[]
  readonly language: Language
  readonly redaction: Redaction
  readonly onClose: () => void
}

/** Where a new page will stand. Youth pages and stories get the next number: their address tells nothing. */
export function NewPage({ pages, language, redaction, onClose }: NewPageParts) {
  const [section, setSection] = useState<Section>('relatives')
  const [title, setTitle] = useState('')
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const slug = forYouth(section) ? String(nextNumber(pages, section)) : typed || slugOf(title)
  const place = { language, section, slug }

  async function make() {
    if (!isSlug(section, slug)) return setWrong(words.newBadSlug)
    if (pages.some((page) => placePath(page.place) === placePath(place)))
      return setWrong(words.newTaken)
    const head = { ...emptyHead, id: idOf(place), title: title.trim(), summary: title.trim() }
    const source = printPage({ head, blocks: [] })
    const path = `/api/v1/knowledge/pages/${placePath(place)}/draft`
    const answer = await redaction.asking.post(path, { source, revision: null }, savedShape)
    if (answer.kind === 'done') window.location.hash = printWhere({ kind: 'page', place })
    else setWrong(answer.kind === 'refused' ? words.newTaken : words.offline)
  }
  return (
    <Dialog title={words.newPage} does={words.newMake} onDo={make} onClose={onClose}>
      <label class="stacked">
        {words.sectionLabel}
        <select
          value={section}
          onChange={(event) => {
            const chosen = sections.find((one) => one === event.currentTarget.value)
            if (chosen) setSection(chosen)
          }}
        >
          {sections.map((one) => (
            <option key={one} value={one}>
              {words.section[one]}
            </option>
          ))}
        </select>
      </label>
      <label class="stacked">
        {words.newTitle}
        <input
          required
          maxLength={60}
          value={title}
          onInput={(event) => setTitle(event.currentTarget.value)}
        />
      </label>
      <label class="stacked">
        {words.newSlug}
        <input
          value={slug}
          readOnly={forYouth(section)}
          aria-describedby="new-slug-how"
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setWrong(null)
          }}
        />
      </label>
      <p id="new-slug-how" class="soft">
        {words.newSlugHow} <span class="address">{slug && pageAddress(place)}</span>
      </p>
      {wrong && (
        <p class="bad" role="alert">
          {wrong}
        </p>
      )}
    </Dialog>
  )
}

function nextNumber(pages: readonly PageLine[], section: Section): number {
  const numbers = pages.flatMap(({ place }) =>
    place.section === section ? [Number(place.slug)] : [],
  )
  return Math.max(0, ...numbers) + 1
}

const slugOf = (title: string) =>
  title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)
