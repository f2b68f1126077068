/** What of the browser this room uses; handed in by the desk's shell. */
export type Browser = {
  readonly fetch: typeof fetch
  readonly credentials: Pick<CredentialsContainer, 'create' | 'get'>
}

/** Null where passkeys can not work: an insecure address, or a browser without them. */
export function thisBrowser(window: Window & typeof globalThis): Browser | null {
  const able = window.isSecureContext && 'PublicKeyCredential' in window
  return able
    ? { fetch: window.fetch.bind(window), credentials: window.navigator.credentials }
    : null
}
