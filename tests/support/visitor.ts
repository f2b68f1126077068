import type { ConversationId } from '../../src/chain/member.ts'
import type { Trust } from '../../src/chain/verify-chain.ts'
import { openComeBack } from '../../src/chat/sealed/come-back.ts'
import type { Conversation, Http } from '../../src/chat/sealed/conversation.ts'
import { saveCode } from '../../src/chat/sealed/save-code.ts'
import { openStart, type StartAnswer } from '../../src/chat/sealed/start.ts'
import type { TextItem } from '../../src/chat/sealed/view.ts'
import type { CodeKeys } from '../../src/sealing/code-keys.ts'
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
  /** Resolves when her page ends the talk by itself, with why. */
  readonly ended: Promise<'idle' | 'elsewhere'>
  /** Lets a code bring her back, instead of any code before it. */
  keepCode(keys?: CodeKeys): Promise<CodeKeys>
  /** Leaves as the exit does: the beacon goes, keys are zeroed. */
  leave(): Promise<void>
}

export type VisitorOptions = NetworkOptions & {
  readonly precheck?: Precheck | null
  /** What her device takes the time to be, ms. */
  readonly clock?: () => number
  /** Stands between her client and the network. */
  readonly tap?: (http: Http) => Http
}

/** Starts a conversation and keeps its line open. trust: `trustOf(network)` of `staff.ts`. Throws when refused. */
export async function startVisitor(trust: Trust, options: VisitorOptions): Promise<Visitor> {
  const parts = partsOf(trust, options)
  const start = await openStart({ ...parts, precheck: options.precheck ?? null })
  return inTalk(parts, await start.attempt())
}

/** Comes back by what a code gives, on a device that nobody used before. Throws when refused. */
export async function returnVisitor(
  trust: Trust,
  keys: CodeKeys,
  options: VisitorOptions,
): Promise<Visitor> {
  const parts = partsOf(trust, options)
  const way = openComeBack(parts, copyOf(keys))
  const answer = await way.attempt()
  if (answer.kind !== 'started') throw new NotStartedError(JSON.stringify(answer))
  way.zero()
  return inTalk(parts, answer)
}

/** What a code would give, without the slow step that makes guessing hard. */
export function someKeys(): CodeKeys {
  const some = () => crypto.getRandomValues(new Uint8Array(32))
  return { locatorBytes: some(), accessBytes: some(), openingBytes: some() }
}

export const copyOf = ({ locatorBytes, accessBytes, openingBytes }: CodeKeys): CodeKeys => ({
  locatorBytes: locatorBytes.slice(),
  accessBytes: accessBytes.slice(),
  openingBytes: openingBytes.slice(),
})

function partsOf(trust: Trust, options: VisitorOptions) {
  const network = openNetwork(options)
  let farewell: Promise<unknown> = Promise.resolve()
  return {
    network,
    http: (options.tap ?? untapped)((path, init) => network.fetch(path, init)),
    house: trust,
    clock: options.clock ?? Date.now,
    random: (size: number) => crypto.getRandomValues(new Uint8Array(size)),
    farewell(path: string, tokenB64: string) {
      const headers = { 'content-type': 'text/plain;charset=UTF-8' }
      const beacon = network.fetch(path, { method: 'POST', headers, body: tokenB64 })
      farewell = beacon.catch(() => {}) // nobody listens to a beacon's answer
    },
    gone: () => farewell,
  }
}

function inTalk(parts: ReturnType<typeof partsOf>, started: StartAnswer): Visitor {
  if (started.kind !== 'started') throw new NotStartedError(JSON.stringify(started))
  const ended = Promise.withResolvers<'idle' | 'elsewhere'>()
  const talk = openTalk(parts, started, { changed() {}, ended: ended.resolve })
  const { conversation: id, tokenB64, http, me } = started
  return {
    id,
    conversation: talk.conversation,
    tokenB64,
    http,
    network: parts.network,
    secrets: { seedBytes: me.pair.seedBytes.slice(), ck0Bytes: me.ck0Bytes.slice() },
    talk,
    ended: ended.promise,
    async keepCode(keys = someKeys()) {
      const answer = await saveCode(http, id, me, keys)
      if (answer.kind !== 'saved') throw new NotStartedError(JSON.stringify(answer))
      return keys
    },
    async leave() {
      talk.leave()
      await parts.gone()
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
