import type { Caller, Permission } from './permission.ts'
import type { Refusal } from './refusals.ts'

/** The header set a route wears: see dress.ts. */
export type DressName =
  | 'page'
  | 'asking'
  | 'chat'
  | 'desk'
  | 'editorial'
  | 'outreach'
  | 'asset'
  | 'api'
  | 'published'
  | 'stream'

/** What a handler gets. `body` is what `takes` promises: parsed JSON (unknown), octets, text, a form's fields, or null. */
export type Call = {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  /** Of the head of the request, what the route names under `headers`; nothing else of it is handed on. */
  readonly headers?: Readonly<Record<string, string>>
  readonly caller: Caller
  /** The languages the browser asks for, best first; for pages without a language in their address. */
  readonly languages: readonly string[]
}

/** A stream's writing end. `write` takes one ready event-stream chunk; `ended` fires once when the line is gone. */
export type StreamEnd = {
  write(chunk: string): void
  close(): void
  readonly ended: AbortSignal
}

export type Answer =
  | {
      readonly kind: 'json'
      readonly status?: number
      readonly body: unknown
      readonly cookie?: string
    }
  | { readonly kind: 'octets'; readonly bytes: Uint8Array }
  | { readonly kind: 'nothing'; readonly cookie?: string }
  | { readonly kind: 'see-other'; readonly to: string }
  | {
      readonly kind: 'file'
      readonly status?: number
      readonly type: string
      readonly bytes: Uint8Array
      readonly gzip?: Uint8Array
      readonly brotli?: Uint8Array
      /** True for content-hashed assets only: kept for a year. */
      readonly forever?: boolean
    }
  | {
      readonly kind: 'refused'
      readonly word: Refusal
      readonly detail?: Readonly<Record<string, unknown>>
    }
  | { readonly kind: 'stream'; readonly open: (end: StreamEnd) => void }

/**
 * One address. A route that does not state permission, limit and dress can not be written down.
 * path: Fastify's form, `/api/v1/conversations/:id`. maxBytes: largest body; 0 means no body is read.
 * query: the names it reads; on pages every other name is dropped by a 303, elsewhere ignored.
 * takes 'form': fields as `Record<string, string>` (see form.ts), so that what she asks stands in no address.
 * With permission 'anyone' it answers a question and changes nothing: no cookie is looked at.
 */
export type Route = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly permission: Permission
  readonly maxBytes: number
  readonly takes: 'nothing' | 'json' | 'octets' | 'text' | 'form'
  readonly dress: DressName
  readonly query?: readonly string[]
  /** The headers it reads, in lower case: signatures of other machines. Never what says who or where somebody is. */
  readonly headers?: readonly string[]
  /** Its proof stands in the body, so another page can not ask for it; a beacon may not say where it comes from. */
  readonly fromAnywhere?: true
  readonly answer: (call: Call) => Answer | Promise<Answer>
}

export const refused = (word: Refusal, detail?: Readonly<Record<string, unknown>>): Answer =>
  detail ? { kind: 'refused', word, detail } : { kind: 'refused', word }
export const nothing: Answer = { kind: 'nothing' }
export const json = (body: unknown, status = 200): Answer => ({ kind: 'json', body, status })
