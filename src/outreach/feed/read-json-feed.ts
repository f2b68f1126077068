import { z } from 'zod'
import { type Ad, type Feed, longestCell, mostAds, type RowFault } from './ad.ts'

const version = /^https:\/\/jsonfeed\.org\/version\/1(\.1)?$/
const text = z.string().optional().catch(undefined)
const feedShape = z.looseObject({
  version: z.string().regex(version),
  items: z.array(z.unknown()),
})
const itemShape = z.looseObject({
  ...{ id: text, url: text, external_url: text, title: text },
  ...{ content_text: text, content_html: text, summary: text, date_published: text },
  authors: z
    .array(z.looseObject({ name: text, url: text }))
    .optional()
    .catch(undefined),
})
type Item = z.infer<typeof itemShape>

/** JSON Feed. Source: jsonfeed.org/version/1.1. Of HTML only the words are shown. */
export function readJsonFeed(json: string): Feed {
  const read = feedShape.safeParse(orNull(json))
  if (!read.success) return { kind: 'fault', fault: 'no-ads' }
  const { items } = read.data
  if (items.length > mostAds) return { kind: 'fault', fault: 'too-many-rows' }
  const ads: Ad[] = []
  const refused: { row: number; why: RowFault }[] = []
  for (const [at, raw] of items.entries()) {
    const row = at + 1
    const item = itemShape.safeParse(raw).data
    const fields = item ? fieldsOf(item) : []
    if (fields.length === 0) refused.push({ row, why: 'no-text' })
    else if (fields.some(({ value }) => value.length > longestCell))
      refused.push({ row, why: 'too-long' })
    else ads.push({ row, fields })
  }
  return { kind: 'feed', ads, refused }
}

function fieldsOf(item: Item): Ad['fields'] {
  const [author] = item.authors ?? []
  const content = item.content_text ?? (item.content_html && withoutTags(item.content_html))
  return [
    { name: 'title', value: item.title },
    { name: 'text', value: content ?? item.summary },
    { name: 'author', value: author?.name },
    { name: 'profile', value: author?.url },
    { name: 'url', value: item.url ?? item.external_url },
    { name: 'date', value: item.date_published },
  ].flatMap(({ name, value }) => {
    const bare = value?.trim() ?? ''
    return bare === '' ? [] : [{ name, value: bare }]
  })
}

/** Every step reads a text once, whatever stands in it. */
const withoutTags = (html: string): string =>
  html
    .split(/<(?:script|style)\b/i)
    .map((part, at) => (at === 0 ? part : part.replace(/^[\s\S]*?(?:<\/(?:script|style)|$)/i, '<')))
    .join(' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => signs[name] ?? ' ')
    .replace(/\s+/g, ' ')
const signs: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
}

function orNull(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}
