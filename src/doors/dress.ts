import type { DressName } from './route.ts'

/** What the built bundles bring to the headers. Hashes are CSP sources such as `'sha256-…'`. */
export type DressParts = {
  readonly pageStyles: readonly string[]
  readonly chatStyles: readonly string[]
  /** The chat's script and every script it may load later. */
  readonly chatScripts: readonly string[]
  /** Where the chat page sends its requests: `'self'`, or `'self' https://api.example` when hosted apart. */
  readonly chatConnect: string
  readonly tls: boolean
}

export type Dress = readonly (readonly [name: string, value: string])[]

/**
 * The exact headers of every route, as one table of strings. Sources: CSP Level 3, Trusted Types,
 * Integrity-Policy (WICG), RFC 6797 (HSTS), fetch metadata and cross-origin isolation in the HTML standard.
 */
export function makeDresses(parts: DressParts): Readonly<Record<DressName, Dress>> {
  const closed = "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
  const typed = "require-trusted-types-for 'script'; trusted-types 'none'"
  const always: Dress = [
    ['cross-origin-embedder-policy', 'require-corp'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', permissionsPolicy],
    ['referrer-policy', 'no-referrer'],
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ...(parts.tls
      ? ([['strict-transport-security', 'max-age=63072000; includeSubDomains']] as const)
      : []),
  ]
  const wear = (csp: string, cache: string): Dress => [
    ['cache-control', cache],
    ['content-security-policy', csp],
    ...always,
  ]
  const integrity = ['integrity-policy', 'blocked-destinations=(script)'] as const
  const pageRest = `img-src 'self' data:; media-src 'self'; script-src 'self'; style-src ${parts.pageStyles.join(' ')}; ${typed}`
  const pageCsp = `${closed}; ${pageRest}`
  // The pages whose script asks us something; no other page can send anything.
  const askingCsp = `${closed}; connect-src 'self'; ${pageRest}`
  const chatCsp = `${closed}; connect-src ${parts.chatConnect}; img-src data:; script-src ${parts.chatScripts.join(' ')} 'wasm-unsafe-eval'; style-src ${parts.chatStyles.join(' ')}; worker-src blob:; require-trusted-types-for 'script'; trusted-types keerpunt`
  const deskCsp = `${closed}; connect-src 'self'; img-src 'self' data:; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; ${typed}`
  // No key is ever here, so no wasm. ProseMirror reads what is pasted in a document where nothing runs.
  const editorialCsp = `${closed}; connect-src 'self'; img-src 'self' data:; media-src 'self'; script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types ProseMirrorClipboard`
  const outreachCsp = `${closed}; connect-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self'; ${typed}`
  return {
    page: wear(pageCsp, 'no-store'),
    asking: wear(askingCsp, 'no-store'),
    chat: [...wear(chatCsp, 'no-store'), integrity],
    desk: [...wear(deskCsp, 'no-store'), integrity],
    editorial: [...wear(editorialCsp, 'no-store'), integrity],
    outreach: [...wear(outreachCsp, 'no-store'), integrity],
    asset: wear(closed, 'public, max-age=31536000, immutable'),
    api: wear(closed, 'no-store'),
    // Source: NL API Design Rules, /core/version-header.
    published: [...wear(closed, 'no-store'), ['api-version', '1.0.0']],
    stream: [...wear(closed, 'no-store, no-transform'), ['x-accel-buffering', 'no']],
  }
}

/** Every powerful feature a browser knows here, off. Passkeys keep their default: our own origin only. */
const permissionsPolicy = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ')
