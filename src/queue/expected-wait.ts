const fewestClaims = 5

/**
 * How long a new visitor may expect to wait, from the last claims: their median, so that one long wait does not
 * frighten everybody. Null under five of them: "dat weten we nog niet". Seconds in, seconds out.
 */
export function expectedWaitSeconds(lastWaits: readonly number[]): number | null {
  if (lastWaits.length < fewestClaims) return null
  const sorted = lastWaits.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? null
}
