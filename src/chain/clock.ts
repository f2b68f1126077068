/** The furthest a device's clock may stand from the server's. Source: docs/protocol.md §2. */
export const mostClockDriftMs = 7 * 24 * 3_600_000

export type JudgedTime =
  | { readonly kind: 'judged'; readonly nowMs: number }
  | { readonly kind: 'clock-wrong' }

/**
 * The time by which papers are judged: the server's, as long as the device roughly agrees. Neither a server
 * that lies by weeks nor a phone that lost its clock can bring an old paper back to life.
 */
export function judgeTime(serverMs: number, deviceMs: number): JudgedTime {
  return Math.abs(serverMs - deviceMs) <= mostClockDriftMs
    ? { kind: 'judged', nowMs: serverMs }
    : { kind: 'clock-wrong' }
}
