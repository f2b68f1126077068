import { z } from 'zod'
import { proposalShape } from '../directory/proposal.ts'
import { languages } from '../words/language.ts'
import { isSlug, type Place, sections } from './page.ts'
import { pageMost } from './page-text.ts'

// What crosses the wire between the editorial desk and the server. Parsed on both sides.

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
/** Milliseconds since 1970. */
const moment = z.number().int().positive().max(4_102_444_800_000)
const revision = z.number().int().nonnegative()
const source = z.string().min(1).max(pageMost)
const who = z.string().max(80)

export const placeShape = z
  .object({ language: z.enum(languages), section: z.enum(sections), slug: z.string().max(60) })
  .refine(({ section, slug }) => isSlug(section, slug))

/** `nl/youth/3`: how a place stands in an address. */
export const placePath = ({ language, section, slug }: Place): string =>
  `${language}/${section}/${slug}`

export const draftStates = ['draft', 'review'] as const

/** One line of the list of pages. */
export const pageLineShape = z.object({
  place: placeShape,
  id: z.string(),
  title: z.string(),
  /** What readers see: null when it was never published. */
  published: z
    .object({
      version: revision,
      state: z.enum(['live', 'scheduled', 'withdrawn']),
      on: day,
      concept: z.boolean(),
      outdated: z.boolean(),
      from: moment.nullable(),
      until: moment.nullable(),
    })
    .nullable(),
  draft: z.object({ state: z.enum(draftStates), revision, by: z.array(who) }).nullable(),
  review: day.nullable(),
  legal: z.boolean(),
  /** Whose words about it wait for an answer. */
  asks: z.array(who),
})
export type PageLine = z.infer<typeof pageLineShape>

const versionShape = z.object({
  version: revision,
  on: day,
  by: z.array(who),
  approvedBy: who,
  note: z.string().nullable(),
})
export type VersionLine = z.infer<typeof versionShape>

/** open: an expert by experience said it, and nobody answered yet. */
const commentShape = z.object({
  id: z.number().int(),
  by: who,
  on: day,
  says: z.string().max(2_000),
  open: z.boolean(),
})
export type Comment = z.infer<typeof commentShape>

/** Everything of one page for its editor. */
export const pageDeskShape = z.object({
  place: placeShape,
  published: z.object({ version: revision, source, withdrawn: z.boolean() }).nullable(),
  draft: z
    .object({
      source,
      state: z.enum(draftStates),
      revision,
      by: z.array(who),
      /** The version it was begun from; 0 for a new page. */
      base: revision,
    })
    .nullable(),
  versions: z.array(versionShape),
  comments: z.array(commentShape),
  /** The mark of the Dutch text of now; null when there is none. */
  dutchMark: z.string().nullable(),
})
export type PageDesk = z.infer<typeof pageDeskShape>

/** revision: of the draft this text was made from; null when there was none. */
export const saveShape = z.object({ source, revision: revision.nullable() })
/** merged: somebody else had saved; what both changed apart stands together in `source`. */
export const savedShape = z.object({ revision, merged: z.boolean(), source })
/** Detail of the refusal `taken`: both changed the same lines. */
export const clashShape = z.object({ theirs: source, revision, by: z.array(who) })

export const sendShape = z.object({ revision })
/** from, until: when readers begin and cease to see it; null: at once, never. */
export const publishShape = z.object({
  revision,
  from: moment.nullable(),
  until: moment.nullable(),
  note: z.string().max(300).nullable(),
})
export const backShape = z.object({ version: revision })
export const moveShape = z.object({ slug: z.string().max(60) })
/** through: the last comment that was read; null: none stood there. */
export const sayShape = z.object({
  says: z.string().min(1).max(2_000),
  through: z.number().int().nullable(),
})
export const settleShape = z.object({ through: z.number().int() })

/** source: one entry of `facts.md`; '' while nobody let a first text through. */
export const factLineShape = z.object({
  id: z.string(),
  source: z.string(),
  proposal: proposalShape.nullable(),
  concept: z.boolean(),
})
export type FactLine = z.infer<typeof factLineShape>
export const proposeShape = z.object({ source: z.string().min(1).max(3_000) })

/** What a colleague proposed and nobody decided on yet. */
export const waitingShape = z.object({ subject: z.string(), by: who })
export type Waiting = z.infer<typeof waitingShape>

/** A street word leads to so many pages at most. */
export const mostTopics = 6
/** topics: ids of pages, best first; none takes the word away. */
export const streetAskShape = z.object({ topics: z.array(z.string().max(64)).max(mostTopics) })
export const streetLineShape = z.object({
  word: z.string(),
  topics: z.array(z.string()),
  proposal: proposalShape.nullable(),
})
export type StreetLine = z.infer<typeof streetLineShape>

export const mediaShape = z.object({
  id: z.string(),
  type: z.enum(['image/webp', 'image/jpeg', 'image/png', 'video/mp4', 'video/webm']),
  bytes: z.number().int(),
  name: z.string().max(100),
  alt: z.string().max(300),
  by: who,
})
export type Media = z.infer<typeof mediaShape>

export const spellingAskShape = z.object({ words: z.array(z.string().max(60)).max(2_000) })
export const spellingShape = z.array(
  z.object({ word: z.string(), suggestions: z.array(z.string()).max(6) }),
)
