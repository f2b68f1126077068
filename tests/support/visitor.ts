import type { ConversationId } from '../../src/chain/member.ts'
import type { Trust } from '../../src/chain/verify-chain.ts'
import type { Conversation, Http } from '../../src/chat/sealed/conversation.ts'
import { openStart } from '../../src/chat/sealed/start.ts'
import type { TextItem } from '../../src/chat/sealed/view.ts'
import type { Precheck } from '../../src/sealing/precheck.ts'
import { openTalk, type Talk } from '../../visitor/talk.ts'
import { type Network, type NetworkOptions, openNetwork } from './network.ts'
import { until } from './until.ts'

/** A visitor in Node: the chat page's own client without its screen. */
export type Visitor = {
  readonly id: ConversationId
  readonly conversation: Conversation
  readonly tokenB64: string
  /** Carries her token. */
  readonly http: Http
  readonly network: Network
  /** Her private seed and first key, for those who must not find them elsewhere. */
  readonly secrets: { readonly seedBytes: Uint8Array; readonly ck0Bytes: Uint8Array }
  readonly talk: Talk
  /** Leaves as the exit does: the beacon goes, keys are zeroed. */
  leave(): Promise<void>
}

/** Starts a conversation and keeps its line open. trust: `trustOf(network)` of `staff.ts`. Throws when refused. */
export async function startVisitor(
  trust: Trust,
  options: NetworkOptions & {
    readonly precheck?: Precheck | null
    /** Stands between her client and the network. */
    readonly tap?: (http: Http) => Http
  },
): Promise<Visitor> {
  const network = openNetwork(options)
  let farewell: Promise<unknown> = Promise.resolve()
  const parts = {
    http: (options.tap ?? untapped)((path, init) => network.fetch(path, init)),
    house: trust,
    clock: Date.now,
    random: (size: number) => crypto.getRandomValues(new Uint8Array(size)),
    farewell(path: string, tokenB64: string) {
      const headers = { 'content-type': 'text/plain;charset=UTF-8' }
      const beacon = network.fetch(path, { method: 'POST', headers, body: tokenB64 })
      farewell = beacon.catch(() => {}) // nobody listens to a beacon's answer
    },
  }
  const start = await openStart({ ...parts, precheck: options.precheck ?? null })
  const started = await start.attempt()
  if (started.kind !== 'started') throw new NotStartedError(JSON.stringify(started))
  const talk = openTalk(parts, started, { changed() {}, idle() {} })
  const { conversation: id, tokenB64, http, me } = started
  return {
    id,
    conversation: talk.conversation,
    tokenB64,
    http,
    network,
    secrets: { seedBytes: me.pair.seedBytes.slice(), ck0Bytes: me.ck0Bytes.slice() },
    talk,
    async leave() {
      talk.leave()
      await farewell
    },
  }
}

const untapped = (http: Http): Http => http

export type Text = TextItem & { readonly key: string }

/** The texts a member sees, in her order. */
export const textsOf = (conversation: Conversation): readonly Text[] =>
  conversation.view().items.filter((item): item is Text => item.kind === 'text')

/** Waits until this member's screen holds this text as committed. */
export const seen = (conversation: Conversation, text: string): Promise<Text> =>
  until(
    conversation,
    () => textsOf(conversation).find((item) => item.text === text && item.seq !== null),
    `the text "${text}"`,
  )

export class NotStartedError extends Error {
  override readonly name = 'NotStartedError'
}
