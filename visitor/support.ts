/** What keeps the chat from running in this browser, or null. Less encryption is never the answer. */
export function lacking(): 'insecure' | 'too-old' | null {
  if (!isSecureContext) return 'insecure'
  // The two youngest: who has them has all the others that are used here.
  const needed = [crypto.subtle, globalThis.TextDecoderStream, Array.prototype.findLast]
  return needed.every(Boolean) ? null : 'too-old'
}
