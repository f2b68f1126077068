import { z } from 'zod'

/** Where somebody can write to us first. */
export const channelKinds = ['telegram', 'instagram', 'messenger', 'sms', 'email'] as const
export type ChannelKind = (typeof channelKinds)[number]

export const parseChannelKind = (value: unknown): ChannelKind | null =>
  channelKinds.find((kind) => kind === value) ?? null

/**
 * Why a channel does not work. refused: our credentials are not taken. elsewhere: another node reads the same bot.
 * limited: too much at once. unreachable: no answer. broken: the other side says that it fails. odd: an answer that
 * nobody documented. inside: the address is not out in the world, and the operator did not allow it. not-brought: the
 * other side can not bring us what came in. lost-key: what is stored can not be opened with the key file.
 */
export const problems = [
  'refused',
  'elsewhere',
  'limited',
  'unreachable',
  'broken',
  'odd',
  'inside',
  'not-brought',
  'lost-key',
] as const
export const problemShape = z.enum(problems)
export type Problem = (typeof problems)[number]

/** How the other side answered; name: what it calls our account there, never anybody else's. */
export type Probe =
  | { readonly kind: 'works'; readonly name: string | null }
  | { readonly kind: 'fails'; readonly problem: Problem }

/** What came in by a channel's address. Headers: those the channel's door names, nothing else. */
export type Delivery = {
  readonly bytes: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

/**
 * What we made of it. taken: will be answered once. ignored: nothing that wants an answer. forged: not signed by whom
 * we know. repeated: came before. late: too old to be answered now. busy: no room; whoever sent it may try again.
 */
export type Received = 'taken' | 'ignored' | 'forged' | 'repeated' | 'late' | 'busy' | 'malformed'

/**
 * One way in. Whatever comes in gets at most one answer, which only leads on; then it is forgotten. What somebody
 * wrote is not looked at.
 */
export interface Channel extends AsyncDisposable {
  readonly kind: ChannelKind
  /** Never throws and waits for nothing: what is to be answered waits in a queue with an end. */
  receive(delivery: Delivery): Received
  /** Answers a platform that asks whether an address is ours; null: not our secret. */
  greet(query: Readonly<Record<string, string>>): string | null
  /** Asks the other side whether it knows us. Never throws. */
  probe(): Promise<Probe>
  /** Tells the other side to send nothing more, before its credentials are thrown away. Never throws. */
  leave(): Promise<void>
}
