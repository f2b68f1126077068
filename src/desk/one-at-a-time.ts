/**
 * Runs a job once at a time: who asks while it runs waits for one more run after it, shared by all who asked.
 * So everybody gets a run that began after she asked.
 */
export function oneAtATime(job: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let following: Promise<void> | null = null
  return function ask(): Promise<void> {
    if (!running) {
      running = job().finally(() => {
        running = null
      })
      return running
    }
    following ??= running
      .catch(() => {})
      .then(() => {
        following = null
        return ask()
      })
    return following
  }
}
