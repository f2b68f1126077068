/**
 * The address a page visit should have: only the query names the page reads survive, so that no tracker
 * parameter reaches a handler, a log or a counter. Returns null when nothing has to go.
 */
export function cleanAddress(url: string, known: readonly string[]): string | null {
  const mark = url.indexOf('?')
  if (mark < 0) return null
  const kept = new URLSearchParams()
  let dropped = false
  for (const [name, value] of new URLSearchParams(url.slice(mark + 1))) {
    if (known.includes(name) && !kept.has(name)) kept.set(name, value)
    else dropped = true
  }
  if (!dropped && kept.size > 0) return null
  // A path of two slashes would be read as another host.
  const path = `/${url.slice(0, mark).replace(/^[/\\]+/, '')}`
  return kept.size > 0 ? `${path}?${kept}` : path
}

/** The languages of an Accept-Language header, best first, at most five. Source: RFC 9110 §12.5.4. */
export function askedLanguages(header: string | undefined): readonly string[] {
  if (!header) return []
  return header
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().split(';')
      const q = Number(
        rest
          .map((r) => r.trim())
          .find((r) => r.startsWith('q='))
          ?.slice(2) ?? 1,
      )
      return { tag: tag.toLowerCase(), q: Number.isFinite(q) ? q : 0 }
    })
    .filter(({ tag, q }) => /^[a-z]{2,3}(-[a-z0-9]+)*$/.test(tag) && q > 0)
    .sort((a, b) => b.q - a.q)
    .slice(0, 5)
    .map(({ tag }) => tag)
}
