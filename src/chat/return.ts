import { type ConversationId, readConversationId } from '../chain/member.ts'
import type { Bytes } from '../chain/notation.ts'
import { hasField, readBytes, readFields, reading } from '../chain/reading.ts'
import { workBytes } from './work.ts'

/** Both follow from the code, on her device. The server keeps their hashes and can not go back to the code. */
export const locatorBytes = 32
export const accessBytes = 32
/** nonce ‖ her seed, key, envelope and reception under the opening key ‖ tag. Source: docs/protocol.md §6. */
export const sealedCodeBytes = 188

/** `POST …/:id/code`: what the server keeps so that the code brings her back. A new one replaces the old one. */
export type SavedCode = {
  readonly locator: Bytes
  readonly access: Bytes
  readonly sealed: Bytes
}

export function parseSavedCode(json: unknown): SavedCode | null {
  return reading(() => {
    const { locator, access, sealed } = readFields(json, 'locator', 'access', 'sealed')
    return {
      locator: readBytes(locator, locatorBytes),
      access: readBytes(access, accessBytes),
      sealed: readBytes(sealed, sealedCodeBytes),
    }
  })
}

/** `POST /api/v1/return`: by her code, with a new token. work: the answer to a `prove-work` refusal, else null. */
export type Return = {
  readonly locator: Bytes
  readonly access: Bytes
  readonly work: Bytes | null
}

export function parseReturn(json: unknown): Return | null {
  return reading(() => {
    const { locator, access, work } = readFields(
      json,
      ...(['locator', 'access'] as const),
      ...(hasField(json, 'work') ? (['work'] as const) : []),
    )
    return {
      locator: readBytes(locator, locatorBytes),
      access: readBytes(access, accessBytes),
      work: work === undefined ? null : readBytes(work, workBytes),
    }
  })
}

/** The answer: which conversation the new token is a session of, and what only the code opens. */
export type Returned = { readonly conversation: ConversationId; readonly sealed: Bytes }

export function parseReturned(json: unknown): Returned | null {
  return reading(() => {
    const { conversation, sealed } = readFields(json, 'conversation', 'sealed')
    return {
      conversation: readConversationId(conversation),
      sealed: readBytes(sealed, sealedCodeBytes),
    }
  })
}
