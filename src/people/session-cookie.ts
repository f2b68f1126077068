/** How a session's cookie is called and written. Over TLS its name pins it to this host. Source: RFC 6265bis §4.1.3. */
export type SessionCookie = {
  /** A Set-Cookie value that keeps the token until the browser closes; the server forgets it sooner. */
  write(token: string): string
  clear(): string
  /** The token in a Cookie header; null when there is none, or two that differ. */
  read(header: string | null): string | null
}

export function sessionCookie(publicOrigin: string): SessionCookie {
  const tls = publicOrigin.startsWith('https:')
  const name = tls ? '__Host-keerpunt-desk' : 'keerpunt-desk'
  const rules = `Path=/; HttpOnly; SameSite=Strict${tls ? '; Secure' : ''}`
  return {
    write: (token) => `${name}=${token}; ${rules}`,
    clear: () => `${name}=; Max-Age=0; ${rules}`,
    read(header) {
      const found = new Set(
        (header ?? '')
          .split(';')
          .map((part) => part.trim())
          .filter((part) => part.startsWith(`${name}=`))
          .map((part) => part.slice(name.length + 1)),
      )
      const [token, ...others] = found
      return token && others.length === 0 ? token : null
    },
  }
}
