/** `#c=abc123`, behind it the first letters of the stages that were counted: `#c=abc123v`. */
const form = /[#~]c=([0-9a-hjkmnp-tv-z]{6})(\w*)$/

/**
 * Takes a campaign's code out of the address, at once and before anything else, and counts how far its reader comes:
 * each stage once, by a bare number that names nobody. The code stays in this page and goes along behind `#` to our
 * next one; no storage ever holds it. apiOrigin: '' on the house's own pages.
 */
export function startLanded(apiOrigin = '') {
  const { hash, pathname } = location
  const [found, code, before = ''] = form.exec(hash) ?? []
  let counted = before
  if (found) history.replaceState(null, '', pathname + hash.slice(0, -found.length))
  count('visit')
  return {
    code,
    count,
    /** An address of ours with the code behind it; one that leads to a place within a page stays as it is. */
    carry: (href: string): string =>
      code && !/#(?!letters)/.test(href)
        ? `${href}${href.includes('#') ? '~' : '#'}c=${code}${counted}`
        : href,
  }

  function count(stage: 'visit' | 'test' | 'chat'): void {
    const first = stage.charAt(0)
    if (!code || counted.includes(first)) return
    counted += first
    navigator.sendBeacon(`${apiOrigin}/api/v1/outreach/count`, JSON.stringify({ code, stage }))
  }
}
