import { emergency, helplines } from '../directory/helplines.ts'
import type { Block, Flow } from '../knowledge/block.ts'
import { plainRuns } from '../knowledge/block.ts'
import type { LivePage } from '../knowledge/portal.ts'

/** What a page is to machines. Source: schema.org, FAQPage and Article. */
export function linkedData(origin: string, page: LivePage): unknown {
  const { text, place, publishedOn } = page
  const questions = text.blocks.filter((block) => block.kind === 'question')
  const about = {
    '@context': 'https://schema.org',
    inLanguage: place.language,
    url: origin + page.address,
    dateModified: publishedOn,
  }
  return questions.length > 1
    ? { ...about, '@type': 'FAQPage', mainEntity: questions.map(questionOf) }
    : {
        ...about,
        '@type': 'Article',
        headline: text.head.title,
        description: text.head.summary,
        publisher: { '@type': 'Organization', name: 'Keerpunt', url: origin },
      }
}

const questionOf = ({ question, inside }: Extract<Block, { kind: 'question' }>) => ({
  '@type': 'Question',
  name: question,
  acceptedAnswer: { '@type': 'Answer', text: inside.map(said).join(' ') },
})

const said = (flow: Flow): string =>
  (flow.kind === 'list' ? flow.items : [flow.runs])
    .map((runs) => plainRuns(runs, lineText))
    .join(' ')

const lineText = (id: string): string => {
  const line = [emergency, ...helplines].find((one) => one.id === id)
  if (!line) return ''
  return line.name === line.number ? line.name : `${line.name} ${line.number}`
}
