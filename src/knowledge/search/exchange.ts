import type { Language } from '../../words/language.ts'
import { parseLanguage } from '../../words/language.ts'
import type { Part } from './highlight.ts'

// What crosses the wire while a reader types. The reading side is in every page's script, so it brings no library.

/** What a reader sees of an answer, in her language and ready to be drawn. Text only, never HTML. */
export type SearchView = {
  /** How many were found; empty while nothing is asked. */
  readonly says: string
  /** Whom to call first when it can not wait. */
  readonly call: { readonly for: string; readonly name: string; readonly href: string } | null
  readonly notes: readonly string[]
  readonly results: readonly SearchLine[]
}

export type SearchLine = {
  readonly address: string
  /** Of the page. */
  readonly language: Language
  readonly title: readonly Part[]
  readonly text: readonly Part[]
  readonly where: string
  /** The name of the page's language when it is another than the reader's. */
  readonly foreign: string | null
}

/** Reads an answer of `POST /api/v1/search`; null when it is something else. */
export function readView(value: unknown): SearchView | null {
  if (!isObject(value) || typeof value['says'] !== 'string') return null
  const { says, notes, results } = value
  if (!Array.isArray(notes) || !notes.every(isText) || !Array.isArray(results)) return null
  const lines = results.map(readLine)
  const call = value['call'] === null ? null : readCall(value['call'])
  return call !== undefined && lines.every((line) => line !== null)
    ? { says, call, notes, results: lines }
    : null
}

/** undefined: it is none. */
function readCall(value: unknown): SearchView['call'] | undefined {
  if (!isObject(value)) return
  const { for: why, name, href } = value
  return isText(why) && isText(name) && isText(href) && /^tel:\d+$/.test(href)
    ? { for: why, name, href }
    : undefined
}

function readLine(value: unknown): SearchLine | null {
  if (!isObject(value)) return null
  const { address, where, foreign } = value
  const language = parseLanguage(value['language'])
  const [title, text] = [readParts(value['title']), readParts(value['text'])]
  // A single slash: an address of ours, never `javascript:` or another house.
  if (!isText(address) || !/^\/(?!\/)/.test(address) || !isText(where)) return null
  if (!language || !title || !text || !(foreign === null || isText(foreign))) return null
  return { address, language, title, text, where, foreign }
}

function readParts(value: unknown): readonly Part[] | null {
  if (!Array.isArray(value)) return null
  const parts: Part[] = []
  for (const part of value) {
    if (!isObject(part) || !isText(part['text'])) return null
    parts.push({ text: part['text'], hit: part['hit'] === true })
  }
  return parts
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
