import { emergency, helplines } from '../directory/helplines.ts'
import { type Placed, withFacts } from '../knowledge/answers.ts'
import type { Flow } from '../knowledge/block.ts'
import { plainRuns } from '../knowledge/block.ts'
import type { LivePage, Portal } from '../knowledge/portal.ts'

/** What a page is to machines. Source: schema.org, FAQPage and Article. */
export function linkedData(origin: string, page: LivePage, portal: Portal): unknown {
  const { text, place, publishedOn } = page
  const factText = (id: string) => portal.fact(id, place.language)?.text ?? ''
  const questions = withFacts(text.blocks).flatMap((placed) => questionOf(placed, factText))
  const about = {
    '@context': 'https://schema.org',
    inLanguage: place.language,
    url: origin + page.address,
    dateModified: publishedOn,
  }
  return questions.length > 1
    ? { ...about, '@type': 'FAQPage', mainEntity: questions }
    : {
        ...about,
        '@type': 'Article',
        headline: text.head.title,
        description: text.head.summary,
        publisher: { '@type': 'Organization', name: 'Keerpunt', url: origin },
      }
}

function questionOf({ block, facts }: Placed, factText: (id: string) => string) {
  if (block.kind !== 'question') return []
  const text = [...block.inside.map(said), ...facts.map(factText)].join(' ')
  return [
    {
      '@type': 'Question',
      name: block.question,
      acceptedAnswer: { '@type': 'Answer', text },
    },
  ]
}

const said = (flow: Flow): string =>
  (flow.kind === 'list' ? flow.items : [flow.runs])
    .map((runs) => plainRuns(runs, lineText))
    .join(' ')

const lineText = (id: string): string => {
  const line = [emergency, ...helplines].find((one) => one.id === id)
  if (!line) return ''
  return line.name === line.number ? line.name : `${line.name} ${line.number}`
}
