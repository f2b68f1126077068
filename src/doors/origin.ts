/**
 * Where a browser says a request comes from, by Fetch Metadata first and `Origin` second.
 * `unknown`: neither header, so no browser page of today sent it.
 * Source: W3C Fetch Metadata Request Headers; RFC 6454.
 */
export function judgeOrigin(
  secFetchSite: string | undefined,
  origin: string | undefined,
  publicOrigin: string,
  chatOrigin: string,
): 'same' | 'chat' | 'foreign' | 'unknown' {
  if (origin === publicOrigin) return 'same'
  if (origin === chatOrigin) return 'chat'
  if (secFetchSite === 'same-origin') return 'same'
  if (origin === undefined && secFetchSite === undefined) return 'unknown'
  if (origin === undefined && secFetchSite === 'none') return 'same'
  return 'foreign'
}

/**
 * A form on our own pages, whose referrer policy is `no-referrer`, posts `Origin: null`; a browser without Fetch
 * Metadata then says nothing else, and one that tries an earlier post again says that a person asked.
 * Other pages can look like that too, so it opens only what changes nothing.
 * Source: Fetch standard, "append a request `Origin` header".
 */
export const saysOnlyNull = (
  secFetchSite: string | undefined,
  origin: string | undefined,
): boolean => origin === 'null' && (secFetchSite === undefined || secFetchSite === 'none')
