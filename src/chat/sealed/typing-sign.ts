import type { MemberId } from '../../chain/member.ts'

/** One passing frame per so long while somebody types; what she types has no influence. */
export const typingEveryMs = 4_000
/** Without a new frame the sign goes out. */
export const typingLastsMs = 6_500

/** Both ends of the typing sign. `onChange` is called when somebody else starts or stops. */
export function openTypingSign(parts: {
  readonly clock: () => number
  readonly pass: () => Promise<void>
  readonly onChange: () => void
}) {
  let passedAt = Number.NEGATIVE_INFINITY
  const seen = new Map<MemberId, number>()
  const timers = new Map<MemberId, ReturnType<typeof setTimeout>>()

  function quiet(member: MemberId) {
    clearTimeout(timers.get(member))
    if (timers.delete(member)) parts.onChange()
  }

  return {
    somebody: () => timers.size > 0,
    /** A key stroke on this device. */
    stroke() {
      const now = parts.clock()
      if (Math.abs(now - passedAt) < typingEveryMs) return
      passedAt = now
      parts.pass().catch(() => {}) // passes by unstored: nobody misses it
    },
    /** A verified passing frame of somebody else; an old one played again changes nothing. */
    heard(member: MemberId, sentAtMs: number) {
      if (sentAtMs <= (seen.get(member) ?? 0)) return
      seen.set(member, sentAtMs)
      const before = timers.get(member)
      clearTimeout(before)
      timers.set(
        member,
        setTimeout(() => quiet(member), typingLastsMs),
      )
      if (before === undefined) parts.onChange()
    },
    quiet,
    end() {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}
