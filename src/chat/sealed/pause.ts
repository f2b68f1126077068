/** A pause that can be cut short: what waited goes on at once. One at a time. */
export function openPause(): { take(ms: number): Promise<void>; end(): void } {
  let end = () => {}
  return {
    take: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, ms)
        end = () => {
          clearTimeout(timer)
          resolve()
        }
      }),
    end: () => end(),
  }
}
