/** Scheme, host and path; what stands behind ? and # is left out. */
export const address =
  /^(https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?::\d+)?(\/[^?#]*)?(?:[?#].*)?$/s

/**
 * One advertisement for every address that leads to it; null when nothing in it says which. With a number of four digits
 * or more in the path only site and number count: names, languages and parameters around it change freely. folded: as
 * `foldHandle` makes it.
 */
export function adAddress(folded: string): string | null {
  const [, scheme = '', host = '', below = ''] = address.exec(folded) ?? []
  const query = /\?([^#]*)/.exec(folded)?.[1] ?? ''
  if (host === '' || scheme + below + query === '') return null
  const site = host.replace(subdomains, '')
  const number = numberIn(below)
  if (number !== null) return `${site}/${number}`
  const path = below
    .replaceAll(/\/+/g, '/')
    .replace(/\/$|\.html?$/, '')
    .replace(/^\/(nl|en|de|fr|es|it|pl|ro|tr|ar)(?=\/)/, '')
  const last = path.split('/').at(-1) ?? ''
  const names = !saysNothing.test(last)
  const which = parameters(query, names ? (/\d/.test(last) ? nothing : personal) : anything)
  if (!names && which === '') return null
  return site + path + which
}

/** Language and device in front of a site's name, but not of one like `co.uk`. */
const subdomains =
  /^(?:(?:www\d?|m|mobile|mobiel|web|[a-z]{2}|[a-z]{2}-[a-z]{2})\.)+(?=[^.]+\.[^.])(?!(?:co|com|org|net)\.[a-z]{2}$)/

/** A long one first: four digits can be a postcode. A year is none. */
const numbers = [
  /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
  /\d{5,}/,
  /(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{4}(?!\d)/,
]
const numberIn = (text: string): string | null =>
  numbers.flatMap((one) => one.exec(text)?.[0] ?? [])[0] ?? null

/** The last part of a path that is of a whole site or of all its advertisements. */
const saysNothing =
  /^$|\.(php\d?|aspx?|jsp|cgi|cfm|do)$|^(ads?|advertenties?|annonces?|index|home|main|default|page|view|show|details?|profiles?|profiel(en)?|users?|members?|escorts?|items?|listings?|posts?|search|zoeken|results?|categor(y|ies?))$/

const anything = /^/
const nothing = /(?!)/
/** Beside a name in the path only these can be of somebody else. */
const personal = /^(id|ad|adid|ad_id|advertentie|profile|profiel|user|uid)$/
const trackers =
  /^(utm_.*|mc_.*|_g.*|[a-z]{0,3}clid|fbclid|msclkid|igsh(id)?|ref(errer)?|source|src|campaign|share.*|(php|j)?sess(ion)?id|lang(uage)?|hl|locale|sort|order|back|return|ts|timestamp)$/

/** The parameters that say which, sorted; those with a long number alone when there are any. */
function parameters(query: string, kept: RegExp): string {
  const all = [...new URLSearchParams(query)].filter(
    ([name, value]) => kept.test(name) && value !== '' && !trackers.test(name),
  )
  const numbered = all.filter(([, value]) => numberIn(value) !== null)
  const which = (numbered.length > 0 ? numbered : all).map(([name, value]) => `${name}=${value}`)
  return which.length > 0 ? `?${[...new Set(which)].toSorted().join('&')}` : ''
}
