import { useEffect, useMemo, useState } from 'preact/hooks'
import { z } from 'zod'
import { useAsked } from '../../ui/use-asked.ts'
import { redactionWords as words } from '../desk-words.ts'
import { factLineShape, pageDeskShape, placePath } from '../exchange.ts'
import { readFacts } from '../fact.ts'
import { markOf } from '../mark.ts'
import { type Place, pageAddress } from '../page.ts'
import { readPage } from '../page-text.ts'
import { type Choice, makeChoices } from './choices.ts'
import type { Redaction } from './desk.ts'
import { pageLinesShape } from './PagesScreen.tsx'
import { PageWork } from './PageWork.tsx'

type PageScreenParts = { readonly place: Place; readonly redaction: Redaction }

const root = '/api/v1/knowledge'
const factLinesShape = z.array(factLineShape)

/** The Dutch text a translation is made of, with its mark. */
export type DutchText = { readonly source: string; readonly mark: string }

/** Fetches everything of one page, and what its text can name. */
export function PageScreen({ place, redaction }: PageScreenParts) {
  const { asking } = redaction
  const { language } = place
  const dutchPlace = { ...place, language: 'nl' } as const
  const desk = useAsked(asking, `${root}/pages/${placePath(place)}`, pageDeskShape)
  const pages = useAsked(asking, `${root}/pages`, pageLinesShape)
  const facts = useAsked(asking, `${root}/facts/${language}`, factLinesShape)
  const dutchFacts = useAsked(asking, language === 'nl' ? null : `${root}/facts/nl`, factLinesShape)
  const dutchPath = language === 'nl' ? null : `${root}/pages/${placePath(dutchPlace)}`
  const dutchDesk = useAsked(asking, dutchPath, pageDeskShape)
  const dutch = useDutchText(dutchDesk.value?.published?.source ?? null)

  const told = useMemo(() => {
    const own = (facts.value ?? []).flatMap(({ source }) => readFacts(source).facts)
    const others = (dutchFacts.value ?? []).flatMap(({ source }) => readFacts(source).facts)
    return [...own, ...others.filter(({ id }) => !own.some((fact) => fact.id === id))]
  }, [facts.value, dutchFacts.value])
  const choices = useMemo(() => {
    const dutchPages: readonly Choice[] = (pages.value ?? []).flatMap(
      ({ place, title, published }) =>
        place.language === 'nl' && published?.state !== 'withdrawn'
          ? [{ id: pageAddress(place), says: title }]
          : [],
    )
    return makeChoices(told, dutchPages)
  }, [pages.value, told])

  const isNew = desk.answer?.kind === 'refused' && desk.answer.word === 'unknown'
  const waits = [desk, pages, facts].some(({ answer }) => answer === null)
  const waitsForDutch =
    dutchPath !== null &&
    (dutchDesk.answer === null || (dutchDesk.value?.published != null && dutch === null))
  if (isNew && language === 'nl')
    return (
      <p class="empty" role="status">
        {words.gone} <a href="#/paginas">{words.back}</a>
      </p>
    )
  if (waits || waitsForDutch || (!desk.value && !isNew))
    return (
      <p class="empty" role="status">
        {desk.answer && !desk.value && !isNew ? words.offline : words.loading}{' '}
        {desk.answer && !desk.value && !isNew && (
          <button type="button" class="button" onClick={desk.reload}>
            {words.again}
          </button>
        )}
      </p>
    )
  const reload = async () => {
    await Promise.all([desk.reload(), pages.reload()])
  }
  return (
    <PageWork
      place={place}
      desk={desk.value}
      dutch={dutch}
      dutchVersions={dutchDesk.value?.versions ?? []}
      choices={choices}
      facts={told}
      redaction={redaction}
      reload={reload}
    />
  )
}

function useDutchText(source: string | null): DutchText | null {
  const [text, setText] = useState<DutchText | null>(null)
  useEffect(() => {
    if (source === null || readPage(source).page === null) return
    let over = false
    void markOf(source).then((mark) => {
      if (!over) setText({ source, mark })
    })
    return () => {
      over = true
    }
  }, [source])
  return text
}
