/** What can be waited for: it tells when it may have changed. */
export type Subject = { subscribe(listener: () => void): () => void }

/**
 * Resolves once `done` gives something, asked now and after every change. The deadline is generous and only there
 * to say what never came; nothing here is a measured time.
 */
export function until<T>(
  subject: Subject,
  done: () => T | null | undefined | false,
  what: string | (() => string),
  patienceMs = 40_000,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let stop = () => {}
    const timer = setTimeout(() => {
      stop()
      reject(new NeverCameError(`never came: ${typeof what === 'string' ? what : what()}`))
    }, patienceMs)
    const look = () => {
      const found = done()
      if (!found) return
      clearTimeout(timer)
      stop()
      resolve(found)
    }
    stop = subject.subscribe(look)
    look()
  })
}

export class NeverCameError extends Error {
  override readonly name = 'NeverCameError'
}
