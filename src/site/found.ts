import { pageAddress, sectionAddress } from '../knowledge/page.ts'
import { readerOf } from '../knowledge/pages/reader.ts'
import type { ListedSection } from '../knowledge/pages/SectionPage.tsx'
import { sectionWords } from '../knowledge/pages/section-words.ts'
import type { LivePage, Portal } from '../knowledge/portal.ts'
import type { Findable } from '../ui/findable.ts'
import type { Language } from '../words/language.ts'
import { languages } from '../words/language.ts'
import { campaignFiles } from './campaign/campaign-routes.ts'
import { frontWords } from './front-words.ts'
import { linkedData } from './linked-data.ts'

/**
 * How a page is found. What a youth may read keeps its neutral title, and a description that tells nothing: both show
 * in the preview of a shared link and in the history of her phone. Its words are found all the same.
 */
export function findPage(
  origin: string,
  portal: Portal,
  page: LivePage,
  there: readonly Language[],
): Findable {
  const { place, text } = page
  const isYouth = readerOf(place) === 'youth'
  return {
    title: isYouth ? null : titleOf(text.head.title),
    description: isYouth ? frontWords[place.language].neutral : text.head.summary,
    address: origin + page.address,
    translations: there.map((language) => ({
      language,
      address: origin + pageAddress({ ...place, language }),
    })),
    image: text.head.id === 'a-geldezel-pakket' ? origin + campaignFiles.image : null,
    linkedData: isYouth ? null : linkedData(origin, page, portal),
  }
}

export function findListed(origin: string, section: ListedSection, language: Language): Findable {
  const isYouth = section === 'youth' || section === 'stories'
  const say = sectionWords[language][section]
  const addressIn = (other: Language) => origin + (sectionAddress(section, other) ?? '/')
  return {
    title: isYouth ? null : titleOf(say.title),
    description: isYouth ? frontWords[language].neutral : say.lead,
    address: addressIn(language),
    translations: languages.map((other) => ({ language: other, address: addressIn(other) })),
    image: null,
    linkedData: null,
  }
}

export const titleOf = (title: string): string => `${title} · Keerpunt`
