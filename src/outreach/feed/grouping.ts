/** From so many ads on, what stands in more than half of them is the site's own and joins nobody. */
const manyAds = 20

/**
 * Which ads belong together: those that share a key, and those that share one with these. Each ad is in one group; the
 * order of the ads changes no group. keys: of each ad, as hashes. Returns places in the list, each group in its order.
 */
export function groupsOf(keys: readonly (readonly string[])[]): readonly (readonly number[])[] {
  const held = new Map<string, number[]>()
  for (const [at, own] of keys.entries())
    for (const key of new Set(own)) {
      const others = held.get(key)
      if (others) others.push(at)
      else held.set(key, [at])
    }
  const parent = keys.map((_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (parent[root] !== root) root = parent[root] ?? root
    parent[at] = root
    return root
  }
  for (const ads of held.values()) {
    const isOfAll = keys.length >= manyAds && ads.length > keys.length / 2
    if (isOfAll) continue
    const [first = 0, ...others] = ads
    for (const other of others) {
      const [one, two] = [rootOf(first), rootOf(other)]
      parent[Math.max(one, two)] = Math.min(one, two)
    }
  }
  const groups = new Map<number, number[]>()
  for (const at of keys.keys()) {
    const root = rootOf(at)
    const group = groups.get(root)
    if (group) group.push(at)
    else groups.set(root, [at])
  }
  return [...groups.values()]
}
