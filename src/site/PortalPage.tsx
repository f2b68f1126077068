import { pageAddress, sectionAddress } from '../knowledge/page.ts'
import { aroundIn } from '../knowledge/pages/around.ts'
import { listed, listOf } from '../knowledge/pages/listed.ts'
import { PageBody } from '../knowledge/pages/PageBody.tsx'
import { SelfTestBody } from '../knowledge/pages/SelfTestBody.tsx'
import { sectionWords } from '../knowledge/pages/section-words.ts'
import { words } from '../knowledge/pages/words.ts'
import type { LivePage, Portal } from '../knowledge/portal.ts'
import { selfTestOf } from '../knowledge/self-test.ts'
import { Notice } from '../ui/Notice.tsx'
import type { Language } from '../words/language.ts'
import { direction } from '../words/language.ts'
import { CampaignBanner, CampaignFiles } from './campaign/Campaign.tsx'
import { Tools } from './Tools.tsx'

export type PortalPageProps = {
  readonly portal: Portal
  readonly page: LivePage
  /** Of the reader; the page itself may be there in Dutch only. */
  readonly language: Language
  readonly now: number
}

/** A page of the portal: the way up, the reader's tools, the text, and what comes next. */
export function PortalPage({ portal, page, language, now }: PortalPageProps) {
  const { place, text, concept, outdated, publishedOn } = page
  const isForeign = place.language !== language
  const list = listOf(page)
  const test = selfTestOf(text)
  const body = {
    text,
    place,
    around: aroundIn(portal, { language: place.language, readsIn: language, now }),
    concept,
    outdated,
    publishedOn,
    tools: <Tools language={language} />,
  }
  return (
    <article class="prose stack near">
      <nav aria-label={sectionWords[language][list].title}>
        <a class="up" href={sectionAddress(list, language) ?? '/'}>
          {sectionWords[language][list].title}
        </a>
        <Step portal={portal} page={page} language={language} />
      </nav>
      {isForeign && (
        <Notice>
          <p>{words[language].onlyDutch}</p>
        </Notice>
      )}
      {text.head.id === 'a-geldezel' && <CampaignBanner />}
      <div
        data-read=""
        {...(isForeign && { lang: place.language, dir: direction(place.language) })}
      >
        {test && place.section === 'tests' ? (
          <SelfTestBody {...body} test={test} />
        ) : (
          <PageBody {...body} />
        )}
      </div>
      {text.head.id === 'a-geldezel-pakket' && <CampaignFiles language={language} />}
      <Turns portal={portal} page={page} language={language} />
    </article>
  )
}

type PartProps = Pick<PortalPageProps, 'portal' | 'page' | 'language'>

const isStep = ({ place }: LivePage) => place.section === 'relatives'
const stepsOf = ({ portal, language, page }: PartProps) => {
  const all = isStep(page) ? listed(portal, 'relatives', language) : []
  return { all, at: all.indexOf(page) }
}

function Step(props: PartProps) {
  const { all, at } = stepsOf(props)
  return at < 0 ? null : (
    <span class="small"> · {words[props.language].step(at + 1, all.length)}</span>
  )
}

/** The step before and the step after. */
function Turns(props: PartProps) {
  const { language } = props
  const say = words[language]
  const { all, at } = stepsOf(props)
  if (at < 0) return null
  const turn = (page: LivePage | undefined, label: string) =>
    page && (
      <a href={pageAddress({ ...page.place, language })}>
        <small>{label}</small>
        <b>{page.text.head.title}</b>
      </a>
    )
  return (
    <nav class="turns" aria-label={say.more}>
      {turn(all[at - 1], say.previous)}
      {turn(all[at + 1], say.next)}
    </nav>
  )
}
