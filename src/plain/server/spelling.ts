import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Misspelt, SpellingAnswer, SpellingRequest } from './spelling-request.ts'

export type { Misspelt }

export type Spelling = {
  /**
   * The words that are not Dutch as the dictionary knows it, each once, with at most five suggestions; none where
   * looking for them would take too long. words: at most 2,000, as they stand in a text; numbers, addresses and words
   * longer than 60 letters count as right. Throws TooManyWordsError, SpellingStoppedError.
   */
  check(words: readonly string[]): Promise<readonly Misspelt[]>
  [Symbol.asyncDispose](): Promise<void>
}

export const mostWords = 2_000

type Waiting = PromiseWithResolvers<readonly Misspelt[]>

/**
 * Dutch spelling in a thread of its own, which begins at the first question (1.5 s, 45 MB) and ends after some minutes
 * of quiet. The node itself only passes words on; nobody keeps them.
 */
export function openSpelling({ quietMs = 5 * 60_000 } = {}): Spelling {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let quiet: NodeJS.Timeout | undefined
  let asked = 0
  let closed = false

  return {
    async check(words) {
      if (words.length > mostWords) throw new TooManyWordsError(words.length)
      if (closed) throw new SpellingStoppedError('spelling is closed')
      if (words.length === 0) return []
      clearTimeout(quiet)
      worker ??= start()
      const answer = Promise.withResolvers<readonly Misspelt[]>()
      asked += 1
      waiting.set(asked, answer)
      worker.ref()
      worker.postMessage({ id: asked, words } satisfies SpellingRequest)
      return answer.promise
    },
    async [Symbol.asyncDispose]() {
      closed = true
      await end()
    },
  }

  function start(): Worker {
    const started = new Worker(workerFile(), { resourceLimits: { maxOldGenerationSizeMb: 128 } })
    const stopped = (cause?: unknown) => {
      if (worker !== started) return
      worker = null
      clearTimeout(quiet)
      failAll(new SpellingStoppedError('the spelling thread ended', { cause }))
    }
    started.on('message', ({ id, misspelt }: SpellingAnswer) => {
      waiting.get(id)?.resolve(misspelt)
      waiting.delete(id)
      if (waiting.size > 0) return
      started.unref()
      quiet = setTimeout(end, quietMs).unref()
    })
    started.on('error', stopped)
    started.on('exit', () => stopped())
    return started
  }

  async function end() {
    const ending = worker
    worker = null
    clearTimeout(quiet)
    failAll(new SpellingStoppedError('spelling was closed'))
    await ending?.terminate()
  }

  function failAll(error: SpellingStoppedError) {
    for (const answer of waiting.values()) answer.reject(error)
    waiting.clear()
  }
}

/** Beside this file as source; where the build put it: beside the entry, or above its parts. */
function workerFile(): string {
  const places = ['spelling-worker.ts', 'spelling-worker.js', '../spelling-worker.js']
  const file = places.map((place) => join(import.meta.dirname, place)).find(existsSync)
  if (!file) throw new SpellingStoppedError('spelling-worker.js was not built')
  return file
}

export class TooManyWordsError extends RangeError {
  override readonly name = 'TooManyWordsError'
  constructor(count: number) {
    super(`${count} words at once: ask for at most ${mostWords}`)
  }
}

/** The thread ended before it answered: ask again. */
export class SpellingStoppedError extends Error {
  override readonly name = 'SpellingStoppedError'
}
