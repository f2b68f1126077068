import { z } from 'zod'

/** Six of Crockford's 32 letters and digits: nothing in it can be read as another. */
export const codeForm = /^[0-9a-hjkmnp-tv-z]{6}$/
const letters = '0123456789abcdefghjkmnpqrstvwxyz'

/** bytes: six or more random ones. */
export const codeOf = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, 6), (byte) => letters[byte % letters.length]).join('')

/** What a worker says about a link. note: for whom it is, such as the school whose kit it is in; never a person. */
export const linkAskShape = z.object({
  target: z.string().min(1).max(120),
  note: z.string().trim().max(80),
})
export type LinkAsk = z.infer<typeof linkAskShape>
