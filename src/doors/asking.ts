import * as z from 'zod/mini'
import { askOwnHouse } from './own-house.ts'

/** What an answer of the house can be. detail: whatever came with a refusal. */
export type Asked<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'refused'; readonly word: string; readonly detail: unknown }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'offline' }

/** What a good answer holds: of the large parser or the small one. */
type Shape<T> = {
  safeParse(
    value: unknown,
  ): { readonly success: true; readonly data: T } | { readonly success: false }
}

/** Asks the house as whoever is signed in: the browser adds her cookie. */
export type Asking = {
  get<T>(path: string, shape: Shape<T>): Promise<Asked<T>>
  post<T>(path: string, body: unknown, shape: Shape<T>): Promise<Asked<T>>
  upload<T>(path: string, bytes: Blob, shape: Shape<T>): Promise<Asked<T>>
}

/** Uploads may take long on a slow line. */
const uploadWithinMs = 120_000

const refusal = z.looseObject({ refused: z.string() })

export function createAsking(fetcher: typeof fetch): Asking {
  async function ask<T>(path: string, init: RequestInit, shape: Shape<T>): Promise<Asked<T>> {
    try {
      const response = await askOwnHouse(fetcher, path, init)
      if (response.status === 401) return { kind: 'signed-out' }
      const text = await response.text()
      const json: unknown = text === '' ? null : JSON.parse(text)
      if (!response.ok) {
        const said = refusal.safeParse(json)
        return { kind: 'refused', word: said.data?.refused ?? 'failed', detail: json }
      }
      const value = shape.safeParse(json)
      return value.success ? { kind: 'done', value: value.data } : { kind: 'offline' }
    } catch {
      return { kind: 'offline' }
    }
  }
  const json = { 'content-type': 'application/json' }
  return {
    get: (path, shape) => ask(path, {}, shape),
    post: (path, body, shape) =>
      ask(
        path,
        {
          method: 'POST',
          ...(body === undefined ? {} : { body: JSON.stringify(body), headers: json }),
        },
        shape,
      ),
    upload: (path, bytes, shape) =>
      ask(
        path,
        {
          method: 'POST',
          body: bytes,
          headers: { 'content-type': 'application/octet-stream' },
          signal: AbortSignal.timeout(uploadWithinMs),
        },
        shape,
      ),
  }
}
