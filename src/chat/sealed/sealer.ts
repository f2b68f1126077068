import { fromB64 } from '../../chain/base64url.ts'
import type { ConversationId } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import { sealMessage } from '../../sealing/message.ts'
import type { Holding } from './holding.ts'
import type { Me } from './me.ts'
import type { Outgoing } from './outbox.ts'

export type SealerParts = {
  readonly conversation: ConversationId
  readonly me: Me
  readonly clock: () => number
  readonly random: (size: number) => Bytes
  readonly holding: () => Holding
  /** The last frame held here, which every text names. */
  readonly last: () => { readonly lastSeq: number; readonly lastHash: string | null }
}

export type Sealed = { readonly epoch: number; readonly bodyBytes: Bytes }

/** Seals this client's own words under the epoch it stands in. Null while it holds no key. */
export function createSealer({ conversation, me, clock, random, holding, last }: SealerParts) {
  const sourceBytes = random(8)
  const signingSeedBytes = me.kind === 'staff' ? me.signingSeedBytes : null

  function place(clientIdBytes: Bytes) {
    const { membership, keys } = holding()
    const epoch = membership?.epoch.n ?? 0
    const ckBytes = membership && keys.get(epoch)
    return ckBytes
      ? { where: { conversation, epoch, sender: me.memberId, clientIdBytes }, ckBytes }
      : null
  }

  return {
    async text(item: Outgoing, counter: number): Promise<Sealed | null> {
      const here = place(item.clientIdBytes)
      if (!here) return null
      const { lastSeq, lastHash } = last()
      const lastFrameHashBytes = (lastHash && fromB64(lastHash)) || new Uint8Array(32)
      const { sentAtMs } = item
      const kind = 'text'
      const head = { kind, sourceBytes, counter, lastSeq, lastFrameHashBytes, sentAtMs } as const
      const { where, ckBytes } = here
      const bodyBytes = await sealMessage(where, ckBytes, head, item.text, signingSeedBytes)
      return { epoch: where.epoch, bodyBytes }
    },
    async typing(): Promise<Sealed | null> {
      const here = place(random(16))
      if (!here) return null
      const head = {
        kind: 'typing',
        sourceBytes,
        counter: 0,
        lastSeq: 0,
        lastFrameHashBytes: new Uint8Array(32),
        sentAtMs: clock(),
      } as const
      const { where, ckBytes } = here
      const bodyBytes = await sealMessage(where, ckBytes, head, '', signingSeedBytes)
      return { epoch: where.epoch, bodyBytes }
    },
  }
}
