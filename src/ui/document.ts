import type { Language } from '../words/language.ts'
import { direction } from '../words/language.ts'
import { type Findable, findableTags } from './findable.ts'
import { iconSvg, neutralTitle } from './neutral.ts'

/** A built script: its name below `/assets/` and its subresource integrity. */
export type Asset = { readonly file: string; readonly integrity: string }

export type PageParts = {
  readonly language: Language
  readonly css: string
  /** Rendered HTML of the body. */
  readonly body: string
  /** Classic scripts run after the page is read; modules likewise. */
  readonly scripts: readonly (Asset & { readonly module?: boolean })[]
  /** Data for the scripts: element id → anything JSON can hold. */
  readonly data?: Readonly<Record<string, unknown>>
  /** Where assets come from; '' is the page's own origin. */
  readonly assetOrigin?: string
  /** What search engines read; without it a page has a neutral title. */
  readonly findable?: Findable
  /** One line for search engines, for a page that keeps its neutral title. No markup in it. */
  readonly description?: string
}

/** A whole page, complete without its scripts. The icon travels inside it, so that a first view is one request. */
export function pageDocument(parts: PageParts): string {
  const { language, css, body } = parts
  return `<!doctype html><html lang="${language}" dir="${direction(language)}"><head><meta charset="utf-8">${parts.findable ? findableTags(parts.findable) : `<title>${neutralTitle}</title>`}${parts.description ? `<meta name="description" content="${parts.description}">` : ''}<meta name="viewport" content="width=device-width,initial-scale=1,interactive-widget=resizes-content"><meta name="theme-color" content="#faf7f2" media="(prefers-color-scheme:light)"><meta name="theme-color" content="#10171b" media="(prefers-color-scheme:dark)"><meta name="referrer" content="no-referrer"><meta name="format-detection" content="telephone=no"><link rel="icon" href="${iconAddress}"><style>${css}</style>${Object.entries(
    parts.data ?? {},
  )
    .map(dataBlock)
    .join('')}${parts.scripts.map(scriptTag).join('')}</head><body>${body}</body></html>`

  function scriptTag(script: PageParts['scripts'][number]): string {
    const kind = script.module ? 'type="module"' : 'defer'
    return `<script ${kind} src="${parts.assetOrigin ?? ''}/assets/${script.file}" integrity="${script.integrity}" crossorigin></script>`
  }
}

const iconAddress = `data:image/svg+xml,${iconSvg.replaceAll('"', "'").replace(/[<>#]/g, encodeURIComponent)}`

/** `<` never stands raw in it, so no text can end the block. */
function dataBlock([id, value]: [string, unknown]): string {
  const json = JSON.stringify(value).replaceAll('<', '\\u003c')
  return `<script type="application/json" id="${id}">${json}</script>`
}
