/** After so many minutes with other people's trouble in front of her, she is told to take a break. A proposal. */
export const breakAfterMinutes = 45

/** How long somebody looked, in milliseconds; a screen that nobody sees does not count. */
export const lookedOn = (beforeMs: number, passedMs: number, isSeen: boolean): number =>
  isSeen ? beforeMs + Math.max(0, passedMs) : beforeMs

export const wholeMinutes = (ms: number): number => Math.floor(ms / 60_000)
