/**
 * The mark of a text: the first 12 hex digits of the SHA-256 of its UTF-8 bytes. A translation names the mark of the
 * Dutch text it was made from, so that everybody sees when that text has changed since.
 */
export async function markOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const bytes = [...new Uint8Array(digest).subarray(0, 6)]
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
