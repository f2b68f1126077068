/** The furthest a device's clock may stand from the server's. Source: docs/protocol.md §2. */
export const mostClockDriftMs = 7 * 24 * 3_600_000

export type JudgedTime =
  | { readonly kind: 'judged'; readonly nowMs: number }
  | { readonly kind: 'clock-wrong' }

/**
 * The time by which papers are judged: the later of the server's and the device's, as long as they roughly agree.
 * So a server whose clock trails keeps no paper alive past its end on a device that knows better, and neither a
 * server that lies by weeks nor a phone that lost its clock can bring an old one back to life. Not for dating new papers.
 */
export function judgeTime(serverMs: number, deviceMs: number): JudgedTime {
  return Math.abs(serverMs - deviceMs) <= mostClockDriftMs
    ? { kind: 'judged', nowMs: Math.max(serverMs, deviceMs) }
    : { kind: 'clock-wrong' }
}
