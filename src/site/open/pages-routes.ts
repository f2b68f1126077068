import { z } from 'zod'
import { openGet } from '../../doors/open-get.ts'
import type { Answer, Route } from '../../doors/route.ts'
import { json } from '../../doors/route.ts'
import { sections } from '../../knowledge/page.ts'
import type { Portal } from '../../knowledge/portal.ts'
import { firstLanguage, languages } from '../../words/language.ts'
import { summaryOf, wholeOf } from './page-shape.ts'
import { problem } from './problem.ts'

const mostPerPage = 100
const language = z.enum(languages).default(firstLanguage)
const number = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number)
const listShape = z.object({
  language,
  section: z.enum(sections).optional(),
  page: number.default(1),
  pageSize: number.pipe(z.number().max(mostPerPage)).default(20),
})
const oneShape = z.object({ language })

/** The portal's pages for partners' programs, to read only. Source: NL API Design Rules 2.1. */
export function pagesRoutes(origin: string, portal: () => Portal): readonly Route[] {
  return [
    openGet('/api/v1/pages', 'published', ({ query }) => list(query), Object.keys(listShape.shape)),
    openGet(
      '/api/v1/pages/:id',
      'published',
      ({ params, query }) => one(params['id'] ?? '', query),
      Object.keys(oneShape.shape),
    ),
  ]

  function list(query: unknown): Answer {
    const asked = listShape.safeParse(query)
    if (!asked.success) return malformed(asked.error)
    const { page, pageSize, ...which } = asked.data
    const shown = portal()
    const all = sections
      .filter((section) => which.section === undefined || which.section === section)
      .flatMap((section) => shown.list(which.language, section))
    const at = (number: number) =>
      `${origin}/api/v1/pages?${new URLSearchParams({ ...which, page: `${number}`, pageSize: `${pageSize}` })}`
    return json({
      pages: all
        .slice((page - 1) * pageSize, page * pageSize)
        .map((one) => summaryOf(origin, shown, one)),
      page,
      pageSize,
      total: all.length,
      _links: {
        self: { href: at(page) },
        ...(page > 1 && { prev: { href: at(page - 1) } }),
        ...(page * pageSize < all.length && { next: { href: at(page + 1) } }),
      },
    })
  }

  function one(id: string, query: unknown): Answer {
    const asked = oneShape.safeParse(query)
    if (!asked.success) return malformed(asked.error)
    const shown = portal()
    const page = shown.byId(id, asked.data.language)
    return page
      ? json(wholeOf(origin, shown, page))
      : problem(404, 'No such page', `There is no page ${JSON.stringify(id)} in this language.`)
  }
}

const malformed = (error: z.ZodError): Answer =>
  problem(
    400,
    'The question can not be read',
    `Look at ${error.issues.map(({ path }) => path.join('.')).join(', ')}.`,
  )
