import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/**
 * What stands in X-Hub-Signature-256: `sha256=` and HMAC-SHA256 over the bytes of the body, in hexadecimal.
 * Source: RFC 2104; Meta for Developers, "Webhooks: Validate Payloads".
 */
export function hubSignature(secret: string, body: Uint8Array): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`
}

/**
 * What stands in X-Keerpunt-Signature: as above over `timestamp.body`, so that neither can be put beside another.
 * timestamp: whole seconds since 1970, as it stands in X-Keerpunt-Timestamp. Source: docs/channels.md.
 */
export function timedSignature(secret: string, timestamp: string, body: Uint8Array): string {
  const hash = createHmac('sha256', secret).update(timestamp).update('.').update(body)
  return `sha256=${hash.digest('hex')}`
}

/** Whether what was sent along is what we expected, in a time that tells nothing about either. */
export function sameText(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}
