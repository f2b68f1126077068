/** What keeps the chat from running in this browser, or null. Less encryption is never the answer. */
export function lacking(): 'insecure' | 'too-old' | null {
  if (!isSecureContext) return 'insecure'
  const needed = [
    globalThis.crypto?.subtle,
    globalThis.BigInt,
    globalThis.TextDecoderStream,
    globalThis.AbortController,
    globalThis.queueMicrotask,
    Object.hasOwn,
    Array.prototype.findLast,
    Array.prototype.flatMap,
    String.prototype.replaceAll,
  ]
  return needed.every(Boolean) ? null : 'too-old'
}
