import * as z from 'zod/mini'
import { fromB64 } from '../chain/base64url.ts'
import type { Bytes } from '../chain/notation.ts'

/** Turns one of `chain`'s parsers into a schema. */
export const parsedBy = <T>(parse: (value: unknown) => T | null) =>
  z.pipe(
    z.unknown(),
    z.transform((input, context): T => {
      const parsed = parse(input)
      if (parsed !== null) return parsed
      context.issues.push({ code: 'custom', message: 'malformed', input })
      return z.NEVER
    }),
  )

/** b64 of `least` to `most` bytes. */
export const bytes = (least: number, most = least) =>
  parsedBy((value): Bytes | null => {
    const read = typeof value === 'string' && value.length < 2 * most ? fromB64(value) : null
    return read && read.length >= least && read.length <= most ? read : null
  })
