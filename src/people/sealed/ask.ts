import type * as z from 'zod/mini'
import type { Refusal } from '../../doors/refusals.ts'
import type { Browser } from './browser.ts'

/** `offline`: no answer, or one that makes no sense. */
export type Refused = { readonly kind: 'refused'; readonly word: Refusal | string }
export type Offline = { readonly kind: 'offline' }
export type Asked<T> = { readonly kind: 'answered'; readonly value: T } | Refused | Offline

/** Asks one address of `/api/v1/people/`. schema: what a good answer holds. */
export async function ask<T>(
  browser: Browser,
  method: 'GET' | 'POST',
  address: string,
  schema: z.ZodMiniType<T>,
  body?: unknown,
): Promise<Asked<T>> {
  try {
    const response = await browser.fetch(`/api/v1/people/${address}`, {
      method,
      cache: 'no-store',
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    const text = await response.text()
    const json: unknown = text === '' ? null : JSON.parse(text)
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
