import type { Answer } from '../../doors/route.ts'

/** What a partner's program asked and can not get. Source: RFC 9457; NL API Design Rules, /core/error-handling. */
export const problem = (status: 400 | 404, title: string, detail: string): Answer => ({
  kind: 'file',
  status,
  type: 'application/problem+json',
  bytes: Buffer.from(JSON.stringify({ type: 'about:blank', status, title, detail })),
})
