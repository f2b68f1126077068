import type * as z from 'zod/mini'
import { askOwnHouse } from '../../doors/own-house.ts'
import { debriefPath } from '../debrief/exchange.ts'

/** Why an answer is none. `offline`: no answer, or one that makes no sense. */
export type NoAnswer =
  | { readonly kind: 'refused'; readonly word: string }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'offline' }
export type Answered<T> = { readonly kind: 'answered'; readonly value: T } | NoAnswer

/** Asks one address of the notes; where: what stands behind their path, such as `/shared`. */
export async function askNotes<T>(
  fetcher: typeof fetch,
  where: string,
  schema: z.ZodMiniType<T>,
  body?: unknown,
): Promise<Answered<T>> {
  const headers = { 'content-type': 'application/json' }
  const init = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) }
  try {
    const response = await askOwnHouse(fetcher, debriefPath + where, init)
    if (response.status === 401) return { kind: 'signed-out' }
    const json: unknown = await response.json()
    if (!response.ok) return { kind: 'refused', word: wordOf(json) }
    const value = schema.safeParse(json)
    return value.success ? { kind: 'answered', value: value.data } : { kind: 'offline' }
  } catch {
    return { kind: 'offline' }
  }
}

function wordOf(json: unknown): string {
  const word = (json as { refused?: unknown } | null)?.refused
  return typeof word === 'string' ? word : 'failed'
}
