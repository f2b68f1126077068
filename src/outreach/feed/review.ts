import type { Ad } from './ad.ts'
import { groupsOf } from './grouping.ts'
import { marksOf, type Point } from './marks.ts'

/** Ads that belong together. hashes: of what they share or might share with ads of another file. */
export type AdGroup = {
  readonly ads: readonly Ad[]
  readonly points: readonly Point[]
  readonly hashes: readonly string[]
}

/** What is still to be looked at; the first is on the screen. Of what was decided hashes stay, nothing else. */
export type Review = {
  readonly waiting: readonly AdGroup[]
  /** Groups that were decided in this file, and groups of it that had been decided before. */
  readonly decided: number
  readonly before: number
}

/** Puts together what belongs together. decided: hashes of what was looked at before on this page. */
export async function beginReview(
  ads: readonly Ad[],
  hashOf: (what: string) => Promise<string>,
  decided: ReadonlySet<string>,
): Promise<Review> {
  const marks = ads.map(marksOf)
  const hashes = await Promise.all(
    marks.map((own) => Promise.all(own.map(({ key }) => hashOf(key)))),
  )
  const groups = groupsOf(hashes).map((places): AdGroup => {
    const points = new Map<string, Point>()
    for (const at of places)
      for (const { key, point } of marks[at] ?? [])
        if (point && (points.get(key)?.platform ?? null) === null) points.set(key, point)
    return {
      ads: places.flatMap((at) => ads[at] ?? []),
      points: [...points.values()],
      hashes: [...new Set(places.flatMap((at) => hashes[at] ?? []))],
    }
  })
  const waiting = groups.filter((group) => !group.hashes.some((hash) => decided.has(hash)))
  return { waiting, decided: 0, before: groups.length - waiting.length }
}

/** The group on the screen is done with: nothing of it stays here. */
export const decide = ({ waiting, decided, before }: Review): Review => ({
  ...{ waiting: waiting.slice(1), decided: decided + 1, before },
})

/** The group on the screen comes back after all others. */
export function postpone(review: Review): Review {
  const [first, ...others] = review.waiting
  return first ? { ...review, waiting: [...others, first] } : review
}
