import type { Http } from '../chat/sealed/conversation.ts'
import { askOwnHouse } from '../doors/own-house.ts'

/** Asks the house as this member of staff: the browser adds her cookie. onSignedOut: her session is over. */
export function staffHttp(fetcher: typeof fetch, onSignedOut: () => void): Http {
  return async (path, init) => {
    const response = await askOwnHouse(fetcher, path, init)
    if (response.status === 401) onSignedOut()
    return response
  }
}

/** Posts, with a body as JSON or none; whether the house did it. */
export function posted(http: Http, path: string, body?: unknown): Promise<boolean> {
  const json = { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
  return http(path, { method: 'POST', ...(body === undefined ? {} : json) }).then(
    (response) => response.ok,
    () => false,
  )
}
