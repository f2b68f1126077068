import type { ChatState, Moment } from '../directory/chat-state.ts'
import { helplinesAt } from '../directory/helplines.ts'
import { chatStateText } from '../directory/words.ts'
import type { Language } from '../words/language.ts'
import { languages } from '../words/language.ts'
import { talkState } from './TalkBar.tsx'

/** A moment and, per language, everything about it that a page shows, as a cache key. */
export type Present = {
  readonly moment: Moment
  readonly keys: Readonly<Record<Language, string>>
  /** What the bar that leads to the chat says: all of the moment that most pages show. */
  readonly talk: Readonly<Record<Language, string>>
}

/** How old a page's "open now" may be. */
const freshMs = 1_000
/** How long a page waits for the chat's state before it says that nobody knows. */
const patienceMs = 1_500

/**
 * Looks at the clock and at the chat at most once a second, however many pages are asked for.
 * A state that takes too long counts as unknown: a page with telephone numbers never waits for a database.
 */
export function watchPresent(chatState: () => Promise<ChatState>, clock: () => Date) {
  let present: Present | null = null
  let coming: Promise<Present> | null = null

  return {
    /** Ready at once, in most cases. */
    now(): Present | Promise<Present> {
      if (present && clock().getTime() - present.moment.instant.getTime() < freshMs) return present
      coming ??= look().finally(() => {
        coming = null
      })
      return coming
    },
  }

  async function look(): Promise<Present> {
    const state = await Promise.race([chatState(), impatience()])
    const moment = { instant: clock(), state }
    const lines = openLines(moment.instant)
    const key = (language: Language) =>
      `${language}|${lines}|${chatStateText(language, state, moment.instant)}`
    present = {
      moment,
      keys: inEach(key),
      talk: inEach((language) => talkState(language, moment)),
    }
    return present
  }
}

const inEach = (say: (language: Language) => string) =>
  Object.fromEntries(languages.map((language) => [language, say(language)])) as Record<
    Language,
    string
  >

/** The open helplines as text: all that pages show of the clock. */
export const openLines = (instant: Date): string =>
  helplinesAt(instant, 'youth')
    .open.map((line) => line.id)
    .join()

const impatience = (): Promise<ChatState> =>
  new Promise((resolve) => {
    setTimeout(() => resolve({ kind: 'unknown' }), patienceMs).unref()
  })
