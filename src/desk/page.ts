import { openGet } from '../doors/open-get.ts'
import type { Route } from '../doors/route.ts'

/** A built file below `/assets/` and its subresource integrity. */
type Asset = { readonly file: string; readonly integrity: string }
export type DeskAssets = { readonly script: Asset; readonly style: Asset }

/** What the page tells its script: whom to believe. rootKeyB64: null before there is a root. */
export type DeskPageHouse = { readonly rootKeyB64: string | null; readonly demo: boolean }

/** `/desk`: one static page for everybody, with nothing in it about anybody. All of the desk happens in the browser. */
export function deskRoutes(assets: DeskAssets, house: DeskPageHouse): readonly Route[] {
  return [pageRoute('/desk', 'desk', deskDocument('Werkplek', assets, houseJson(house)))]
}

function houseJson({ rootKeyB64, demo }: DeskPageHouse): string {
  const data = JSON.stringify({ rootKeyB64, demo }).replaceAll('<', '\\u003c')
  return `<script type="application/json" id="house">${data}</script>`
}

/**
 * `/desk/redactie`: where editors write. Its bundle is its own, so that the editor's packages never stand beside the
 * keys of conversations.
 */
export const editorialRoutes = (assets: DeskAssets): readonly Route[] => [
  pageRoute('/desk/redactie', 'editorial', deskDocument('Redactie', assets, '')),
]

/**
 * `/desk/bereik`: campaigns and messages. A bundle of its own: no key of a conversation is ever here. It knows whom to
 * believe, so that a worker's own notes are sealed to nobody but her supervisors.
 */
export const outreachPageRoutes = (assets: DeskAssets, house: DeskPageHouse): readonly Route[] => [
  pageRoute('/desk/bereik', 'outreach', deskDocument('Bereik', assets, houseJson(house))),
]

function pageRoute(path: string, dress: Route['dress'], html: string): Route {
  const bytes = new TextEncoder().encode(html)
  const answer: Route['answer'] = () => ({ kind: 'file', type: 'text/html; charset=utf-8', bytes })
  return openGet(path, dress, answer, [])
}

/** Never translated by a browser: that would send the words on it to somebody else. */
function deskDocument(title: string, { script, style }: DeskAssets, head: string): string {
  return `<!doctype html><html lang="nl" translate="no"><head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width,initial-scale=1,interactive-widget=resizes-content"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer"><meta name="google" content="notranslate"><meta name="robots" content="noindex"><link rel="icon" href="${icon}"><link rel="stylesheet" href="/assets/${style.file}" integrity="${style.integrity}">${head}<script type="module" src="/assets/${script.file}" integrity="${script.integrity}"></script></head><body><div id="desk"><noscript><p>De werkplek heeft JavaScript nodig. Zet het aan en laad de pagina opnieuw.</p></noscript></div></body></html>`
}

const icon = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect x="1" y="2" width="14" height="10" rx="3" fill="#0b4f5c"/><path d="M4 15v-4h4z" fill="#0b4f5c"/><path d="M4.5 6h7M4.5 9h4" stroke="#faf7f2" stroke-width="1.4" stroke-linecap="round"/></svg>')}`
