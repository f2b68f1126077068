/** From here on somebody waits too long: the row turns amber. */
export const tooLongMs = 180_000

/**
 * A span for tables: `0:22`, `4:12`, `1:02:07`. Negative spans (a clock that jumped) read as 0:00.
 */
export function formatSpan(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const two = (part: number) => String(part).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}

/** The machine form of the same span, for `<time datetime>`: `PT4M12S`. Source: ISO 8601. */
export function isoSpan(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `PT${Math.floor(seconds / 60)}M${seconds % 60}S`
}

export function isTooLong(ms: number): boolean {
  return ms > tooLongMs
}
