/**
 * Who did what, never what was said.
 * act: `room-verb`, such as `people-enrolled`. actor: a pseudonym or a paper hash. subject: an alias or a paper
 * hash, never a conversation id. day: `YYYY-MM-DD`; no entry carries a time.
 */
export type Act = {
  readonly act: string
  readonly actor: string
  readonly subject: string | null
  readonly day: string
}

/** An act with its place in the chain. number: 1, 2, … without a gap. hash: 32 bytes. */
export type Entry = Act & { readonly number: number; readonly hash: Uint8Array }

/** The head of the chain at some moment. Kept elsewhere, it shows when the end was cut off or made anew. */
export type Head = { readonly number: number; readonly hash: Uint8Array }

/** The day of a moment, in UTC. ms: since 1970. */
export function dayOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
