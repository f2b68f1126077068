export class ConversationOverError extends Error {}

/** Runs what touches log or members one after another. Once it is closed nothing begins any more: it rejects. */
export function openTurns() {
  let last: Promise<unknown> = Promise.resolve()
  let over = false

  return {
    take<T>(task: () => Promise<T>): Promise<T> {
      const mine = last.then(() => {
        if (over) throw new ConversationOverError()
        return task()
      })
      last = mine.catch(() => {})
      return mine
    },
    close() {
      over = true
    },
  }
}
