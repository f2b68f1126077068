/** What a file may call a creative. */
export type NamedCreative = {
  readonly id: number
  readonly campaign: string
  /** The letter of its variant. */
  readonly variant: string
  readonly channel: string
  readonly language: string
  /** Of its links. */
  readonly codes: readonly string[]
  /** The first and last day of its campaign, `YYYY-MM-DD`. */
  readonly startsOn: string
  readonly endsOn: string
}

/**
 * Finds the creative that a cell names: by the code of one of its links, wherever it stands in the cell; else by its
 * campaign and letter, with or without channel and language: `Geldezel A`, `geldezel – B (Instagram)`. `several`: more
 * than one could be meant, so nobody can say whose figures these are.
 */
export function findCreative(creatives: readonly NamedCreative[]) {
  const byCode = new Map<string, number>()
  const byName = new Map<string, number | 'several'>()
  for (const { id, campaign, variant, channel, language, codes } of creatives) {
    for (const code of codes) byCode.set(code, id)
    for (const name of [
      [campaign, variant],
      [campaign, variant, channel],
      [campaign, variant, language],
      [campaign, variant, channel, language],
    ]) {
      const key = wordsIn(name.join(' ')).join(' ')
      byName.set(key, byName.has(key) && byName.get(key) !== id ? 'several' : id)
    }
  }
  return (text: string): number | 'none' | 'several' => {
    const words = wordsIn(text)
    const meant = new Set(words.flatMap((word) => byCode.get(word) ?? []))
    if (meant.size > 1) return 'several'
    const [byItsCode] = meant
    return byItsCode ?? byName.get(words.join(' ')) ?? 'none'
  }
}

/** Whether a day, `YYYY-MM-DD`, is none of the campaign that a creative belongs to. */
export function outsideCampaign(creatives: readonly NamedCreative[]) {
  const byId = new Map(creatives.map((creative) => [creative.id, creative]))
  return (id: number, day: string): boolean => {
    const creative = byId.get(id)
    return creative !== undefined && (day < creative.startsOn || day > creative.endsOn)
  }
}

const wordsIn = (name: string): string[] =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
