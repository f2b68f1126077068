import { z } from 'zod'
import { toB64 } from '../../chain/base64url.ts'
import type { Id } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'

/** How this room's stores read a column of octets: as they are, or as the id they are. */
export const bytes = z.instanceof(Uint8Array).transform((value): Bytes => new Uint8Array(value))
export const id = <T extends Id | string>() =>
  z.instanceof(Uint8Array).transform((value) => toB64(value) as T)
