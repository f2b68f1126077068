import { emergency, helplines } from '../../src/directory/helplines.ts'
import { type Block, plainRuns, type Run } from '../../src/knowledge/block.ts'
import { readFacts } from '../../src/knowledge/fact.ts'
import { markOf } from '../../src/knowledge/mark.ts'
import {
  forYouth,
  idOf,
  isSlug,
  type Place,
  pageAddress,
  pageFile,
  type Section,
  sections,
} from '../../src/knowledge/page.ts'
import { type PageText, readPage } from '../../src/knowledge/page-text.ts'
import { linesOf } from '../../src/knowledge/publishable.ts'
import { selfTestOf } from '../../src/knowledge/self-test.ts'
import { checkText } from '../../src/plain/check.ts'
import { type Language, languages } from '../../src/words/language.ts'

/** Files below `content/` by their path: `nl/youth/3.md`. */
export type Content = ReadonlyMap<string, string>

export const rules = [
  'unreadable',
  'too-hard',
  'dead-link',
  'unknown-name',
  'typed-number',
  'typed-law',
  'forbidden-phrase',
  'review',
  'self-test',
  'outdated',
  'missing',
] as const
export type Complaint = {
  readonly file: string
  readonly rule: (typeof rules)[number]
  readonly says: string
}

type Shipped = {
  readonly file: string
  readonly place: Place
  readonly text: string
  readonly page: PageText
}

/** The day on which the shipped content was last gone through as a whole. */
const goneThrough = '2026-11-22'
const halfYearLater = '2027-05-22'

const urgent = ['j-2', 'j-3', 'j-4', 'j-5', 'j-7', 'j-8']
const houseAddresses = [
  '/',
  '/j',
  '/v',
  '/ouders',
  '/professionals',
  '/chat',
  '/hulp',
  '/zoek',
  '/privacy',
  '/wis-je-sporen',
  '/toegankelijkheid',
]
const youthElsewhere = ['t-geldezel', 't-klusjes', 'a-geldezel', 'a-hoe-werkt-de-chat']
const fewest: Readonly<Partial<Record<Section, number>>> = {
  youth: 14,
  relatives: 9,
  professionals: 12,
  stories: 4,
}

/** Ways to write a number that somebody could call, in digits. */
const telephone =
  /(?<![\d.,:/-])(?:(?:\+31|0031)[\d\s-]{6,}|0\d{1,3}[\s-]?\d[\d\s-]{4,}\d|11[23](?![\d%]|\s*(?:euro|jongeren|keer|procent)))(?!\d)/
const law =
  /\b(?:art(?:ikel(?:en)?|\.)|lid)\s*\d+|\barticle \d+|المادة\s*\d+|\b\d{2,3}[a-z] (?:Sr|Sv)\b/iu
const promises =
  /(?:100|honderd)\s?(?:%|procent)\s?anoniem|je wordt niet gestraft|100\s?% anonymous|you will not be punished|لن تعاقب|(?:١٠٠|100)\s?٪/iu
const victim = /\bslachtoffers?\b|\bvictims?\b|ضحية|ضحايا/iu

export async function judgeContent(content: Content): Promise<readonly Complaint[]> {
  const found: Complaint[] = []
  const complain = (file: string, rule: Complaint['rule'], says: string) => {
    found.push({ file, rule, says })
  }
  const pages = [...content].flatMap(([file, text]) => shippedOf(file, text, complain))
  const dutch = pages.filter(({ place }) => place.language === 'nl')
  const addresses = new Set([...houseAddresses, ...dutch.map(({ place }) => pageAddress(place))])
  const ids = new Set(dutch.map(({ page }) => page.head.id))
  const facts = new Map(languages.map((language) => [language, factsOf(language)]))
  for (const page of pages) judgePage(page)
  judgeSearchWords()
  judgeWhatIsThere()
  await judgeTranslations()
  return found

  function factsOf(language: Language): ReadonlyMap<string, string> {
    const file = `${language}/facts.md`
    const read = readFacts(content.get(file) ?? '')
    for (const { line, word, part } of read.problems)
      complain(file, 'unreadable', `${line}: ${word} ${part}`)
    if (read.facts.length === 0) complain(file, 'missing', 'facts')
    for (const { id, text, kind, until } of read.facts) {
      if (telephone.test(text)) complain(file, 'typed-number', `${id}: ${text}`)
      if (promises.test(text)) complain(file, 'forbidden-phrase', `${id}: ${text}`)
      if (kind === 'law' && until === null) complain(file, 'review', `${id} has no day`)
    }
    return new Map(read.facts.map(({ id, text }) => [id, text]))
  }

  function judgePage({ file, place, page }: Shipped) {
    const { head, blocks } = page
    const youth = isForYouth(place)
    if (head.id !== idOf(place)) complain(file, 'unreadable', `id ${head.id} stands elsewhere`)
    if (head.title.length > 60) complain(file, 'unreadable', `title of ${head.title.length}`)
    if (head.sources.length === 0) complain(file, 'review', 'no source')
    if (place.language === 'nl') judgeReading(file, page, youth)
    for (const says of [...textsOf(page), ...head.keywords]) {
      if (promises.test(says)) complain(file, 'forbidden-phrase', says)
      if (youth && victim.test(says)) complain(file, 'forbidden-phrase', says)
    }
    for (const says of textsOf(page)) {
      if (telephone.test(says)) complain(file, 'typed-number', says)
      if (law.test(says)) complain(file, 'typed-law', says)
    }
    for (const run of linesOf(page).flat()) judgeRun(file, run)
    for (const block of blocks) judgeNamed(file, place, block)
    if (head.review !== null && head.review <= goneThrough)
      complain(file, 'review', `${head.review} is past`)
    if (head.legal && (head.review === null || head.review > halfYearLater))
      complain(file, 'review', `law, and looked at again on ${head.review}`)
    if (place.section === 'stories' && head.warning === null) complain(file, 'missing', 'a warning')
    if (place.section === 'tests') judgeTest(file, page)
  }

  function judgeReading(file: string, page: PageText, youth: boolean) {
    const aim = youth ? 'A2' : 'B1'
    const [mean, most] = youth ? [10, 15] : [14, 25]
    const shown = page.blocks.flatMap((block) =>
      block.kind === 'fact' ? (facts.get('nl')?.get(block.fact) ?? []) : [],
    )
    const check = checkText([...textsOf(page), ...shown].join('\n'), aim)
    if (check.wordsPerSentence > mean)
      complain(file, 'too-hard', `${check.wordsPerSentence.toFixed(1)} words a sentence`)
    for (const { words, text } of check.sentences)
      if (words > most) complain(file, 'too-hard', `${words} words: ${text}`)
    if (check.estimate && !check.estimate.fits)
      complain(file, 'too-hard', `estimate ${check.estimate.level}`)
  }

  function judgeRun(file: string, run: Run) {
    if (run.kind === 'tel') {
      if (!isHelpline(run.line)) complain(file, 'unknown-name', `{tel:${run.line}}`)
      return
    }
    const inside = run.to?.startsWith('/') ? run.to.split('#', 1)[0]! : null
    if (inside !== null && !addresses.has(inside)) complain(file, 'dead-link', inside)
  }

  function judgeNamed(file: string, { language }: Place, block: Block) {
    if (block.kind === 'helpline' && !isHelpline(block.line))
      complain(file, 'unknown-name', `hulplijn ${block.line}`)
    if (block.kind === 'fact' && !facts.get(language)?.has(block.fact))
      complain(file, 'unknown-name', `feit ${block.fact}`)
    if (block.kind === 'self-test' && !ids.has(`t-${block.test}`))
      complain(file, 'unknown-name', `zelftest ${block.test}`)
    if (block.kind === 'media') complain(file, 'unknown-name', `${block.media} ${block.id}`)
  }

  function judgeTest(file: string, page: PageText) {
    const test = selfTestOf(page)
    if (!test) return complain(file, 'self-test', 'has no questions or no outcome')
    const { questions, outcome } = test
    if (questions.length < 6 || questions.length > 8)
      complain(file, 'self-test', `${questions.length} questions`)
    for (const { asks } of questions)
      if (!/[?؟]$/.test(plainRuns(asks, (line) => line)))
        complain(file, 'self-test', `no question: ${plainRuns(asks, (line) => line)}`)
    for (const answer of ['ja', 'nee'] as const) {
      const steps = outcome[answer].flatMap((flow) => (flow.kind === 'list' ? flow.items : []))
      if (steps.length !== 3) complain(file, 'self-test', `${answer}: ${steps.length} steps`)
    }
  }

  function judgeSearchWords() {
    const file = 'nl/search-words.csv'
    const [header, ...lines] = (content.get(file) ?? '').trim().split('\n')
    if (header !== 'word,topics') complain(file, 'unreadable', `header ${header}`)
    if (lines.length < 120) complain(file, 'missing', `${lines.length} words`)
    for (const line of lines) {
      const [word = '', topics = '', more] = line.split(',')
      if (word === '' || topics === '' || more !== undefined) complain(file, 'unreadable', line)
      for (const id of topics.split(' '))
        if (!ids.has(id)) complain(file, 'unknown-name', `${word}: ${id}`)
    }
  }

  function judgeWhatIsThere() {
    for (const [section, least] of Object.entries(fewest)) {
      const count = dutch.filter(({ place }) => place.section === section).length
      if (count < least) complain(`nl/${section}`, 'missing', `${count} pages of ${least}`)
    }
    for (const section of ['youth', 'relatives', 'professionals'])
      if (!dutch.some(({ place, page }) => place.section === section && questionsIn(page) >= 6))
        complain(`nl/${section}`, 'missing', 'questions with answers')
    for (const id of urgent)
      if (!dutch.some(({ page }) => page.head.id === id && page.head.urgent))
        complain('nl/youth', 'missing', `urgent ${id}`)
    for (const slug of ['geldezel', 'klusjes', 'zorgen', 'signaal'])
      if (!ids.has(`t-${slug}`)) complain('nl/tests', 'missing', slug)
    for (const language of ['en', 'ar'] as const)
      for (const id of [...urgent, 'a-hoe-werkt-de-chat'])
        if (!pages.some(({ place, page }) => place.language === language && page.head.id === id))
          complain(language, 'missing', id)
  }

  async function judgeTranslations() {
    for (const { file, place, page } of pages) {
      const original = content.get(pageFile({ ...place, language: 'nl' }))
      if (place.language === 'nl') {
        if (page.head.of !== null) complain(file, 'outdated', 'Dutch is translated from nothing')
      } else if (original === undefined) complain(file, 'outdated', 'has no Dutch')
      else if (page.head.of !== (await markOf(original)))
        complain(file, 'outdated', `of ${page.head.of}, Dutch is ${await markOf(original)}`)
    }
  }
}

function shippedOf(
  file: string,
  text: string,
  complain: (file: string, rule: Complaint['rule'], says: string) => void,
): readonly Shipped[] {
  const [, spoken, room, slug = ''] = /^(\w+)\/(\w+)\/([^/]+)\.md$/.exec(file) ?? []
  const language = languages.find((one) => one === spoken)
  const section = sections.find((one) => one === room)
  if (!language || !section || !isSlug(section, slug)) {
    if (!/^(?:\w+\/(?:facts\.md|search-words\.csv)|directory\/.+\.csv)$/.test(file))
      complain(file, 'unreadable', 'no place for a file')
    return []
  }
  const { page, problems } = readPage(text)
  for (const { line, word, part } of problems)
    complain(file, 'unreadable', `${line}: ${word} ${part}`)
  return page ? [{ file, place: { language, section, slug }, text, page }] : []
}

const isForYouth = (place: Place) => forYouth(place.section) || youthElsewhere.includes(idOf(place))

const lines = [emergency, ...helplines]
const isHelpline = (id: string) => lines.some((line) => line.id === id)
const lineName = (id: string) => lines.find((line) => line.id === id)?.name ?? id

const questionsIn = ({ blocks }: PageText) =>
  blocks.filter(({ kind }) => kind === 'question').length

/** What a reader reads of the page itself. A helpline in a sentence counts as one word. */
function textsOf(page: PageText): readonly string[] {
  const { title, summary, warning } = page.head
  const asked = page.blocks.flatMap((block) => (block.kind === 'question' ? [block.question] : []))
  const said = linesOf(page).map((runs) =>
    plainRuns(runs, (line) => (line === 'emergency' || line === '113' ? 'dit' : lineName(line))),
  )
  return [title, summary, ...(warning === null ? [] : [warning]), ...asked, ...said]
}
