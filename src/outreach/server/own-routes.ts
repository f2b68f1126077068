import type { Queryable } from '../../database/server/database.ts'
import type { Route } from '../../doors/route.ts'
import { json, refused } from '../../doors/route.ts'
import { keyedHash } from '../../signing/keyed-hash.ts'
import { languages } from '../../words/language.ts'
import { mostOwnPhrases, logbookPath as path, phraseShape } from '../logbook-exchange.ts'
import { fillMessage } from '../message.ts'
import { blockPhrase, phrasesIn } from '../template.ts'
import { type Logbook, ownPhraseLabel } from './logbook.ts'
import { workerRoute } from './logbook-route.ts'
import { lockTexts } from './text-store.ts'
import { addOwnPhrase, clearOwnPhrases, countOwnPhrases } from './worker-store.ts'

/** A worker's own names and addresses, that may never be in a message. Nobody can read them back. */
export function ownRoutes(logbook: Logbook): readonly Route[] {
  const { note, ownKey, parts } = logbook
  const { database } = parts
  return [
    workerRoute(logbook, 'POST', `${path}/own`, async ({ body }, who) => {
      const phrase = blockPhrase(phraseShape.safeParse(body).data?.phrase ?? '')
      if (phrase === null) return refused('malformed', { why: 'no-phrase' })
      const key = await ownKey.read(database)
      if (!key) return refused('closed', { why: 'own-key' })
      const aliases = [...new Set([...(await parts.workers()).values(), who.name])]
      return database.transaction(async (tx) => {
        if ((await inMessages(tx, aliases)).has(phrase))
          return refused('malformed', { why: 'own-in-use' })
        if ((await countOwnPhrases(tx, who.account)) >= mostOwnPhrases)
          return refused('not-allowed', { why: 'own-full' })
        const { hashBytes } = keyedHash([key], ownPhraseLabel, phrase)
        await addOwnPhrase(tx, who.account, hashBytes)
        await note(tx, 'own-phrase-added', who, null)
        return json({})
      })
    }),
    workerRoute(logbook, 'POST', `${path}/own/clear`, (_, who) =>
      database.transaction(async (tx) => {
        await clearOwnPhrases(tx, who.account)
        await note(tx, 'own-phrases-cleared', who, null)
        return json({})
      }),
    ),
    // The way out when nobody has the key file any more: what it made can be matched with nothing.
    workerRoute(logbook, 'POST', `${path}/own/restart`, (_, who) =>
      database.transaction(async (tx) => {
        if (!(await ownKey.restart(tx))) return refused('taken', { why: 'own-key-there' })
        await note(tx, 'own-phrases-restarted', who, null)
        return json({})
      }),
    ),
  ]

  /**
   * Everything of one to four words that a message of somebody here has in it: on the list it would silence everybody,
   * and only who put it there could take it off. No text is let through, and no list grows, until this transaction ends.
   */
  async function inMessages(tx: Queryable, aliases: readonly string[]) {
    const used = (await lockTexts(tx)).filter(({ state }) => state === 'used')
    const pages = languages.map((language) => logbook.pagesOf(language))
    const filled = used.flatMap(({ says, language }) =>
      aliases.map((alias) => fillMessage(says, { alias, pages: logbook.pagesOf(language) })),
    )
    const said = [...aliases, ...pages.flatMap(({ chat, why }) => [chat, why]), ...filled]
    return new Set(said.flatMap(phrasesIn))
  }
}
