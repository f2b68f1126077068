import { toB64 } from '../../chain/base64url.ts'
import type { ConversationId } from '../../chain/member.ts'
import type { CodeKeys } from '../../sealing/code-keys.ts'
import { sealVault } from '../../sealing/code-vault.ts'
import { jsonPost, refusalOf } from './ask.ts'
import type { Http } from './conversation.ts'
import type { Me } from './me.ts'

export type SaveCodeAnswer =
  | { readonly kind: 'saved' }
  /** Nobody knows yet; saving the same code again is safe. */
  | { readonly kind: 'no-connection' }
  | { readonly kind: 'failed'; readonly word: string }

/**
 * Keeps on the server what this code will open: her private seed and first key, sealed. A new code replaces the old
 * one; no epoch changes, nobody else hears of it. http carries her token. Source: docs/protocol.md §7.
 */
export async function saveCode(
  http: Http,
  conversation: ConversationId,
  { pair, ck0Bytes, envelopeHash, reception }: Me & { readonly kind: 'visitor' },
  { locatorBytes, accessBytes, openingBytes }: CodeKeys,
): Promise<SaveCodeAnswer> {
  const { seedBytes } = pair
  const vault = { conversation, seedBytes, ck0Bytes, envelopeHash, reception }
  const body = {
    locator: toB64(locatorBytes),
    access: toB64(accessBytes),
    sealed: toB64(await sealVault(openingBytes, vault)),
  }
  try {
    const response = await http(`/api/v1/conversations/${conversation}/code`, jsonPost(body))
    if (response.ok) return { kind: 'saved' }
    return { kind: 'failed', word: (await refusalOf(response)).word }
  } catch {
    return { kind: 'no-connection' }
  }
}
