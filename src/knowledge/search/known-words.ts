import { fold } from './fold.ts'

/** Whether a folded word is one that Dutch knows: such a word is what she meant, also where we say nothing about it. */
export type IsKnown = (word: string) => boolean

/**
 * Reads a word list of Hunspell (`index.dic`): a count, then `word/FLAGS` a line. Kept as sorted hashes, a quarter of
 * the list's size; one word in twenty thousand counts as known and is not. Source of the hash: FNV-1a, 32 bits.
 */
export function readKnownWords(list: string): IsKnown {
  const hashes = new Set<number>()
  for (const line of list.split('\n').slice(1)) {
    const word = fold(line.split('/', 1)[0] ?? '')
    if (word.length >= shortest) hashes.add(hashOf(word))
  }
  const sorted = Uint32Array.from(hashes).sort()
  return (word) => basesOf(word).some((base) => has(sorted, hashOf(base)))
}

const shortest = 2

/**
 * A word without the endings that Dutch gives its words, as far as spelling goes: `honden` → `hond`, `katten` → `kat`,
 * `bomen` → `boom`, `brieven` → `brief`. The list has irregular forms itself.
 */
function basesOf(word: string): readonly string[] {
  const cut = endings.flatMap((ending) =>
    word.endsWith(ending) && word.length - ending.length >= 3
      ? [word.slice(0, -ending.length)]
      : [],
  )
  const single = cut.flatMap((base) => (/([^aeiou])\1$/.test(base) ? [base.slice(0, -1)] : []))
  const long = cut.map((base) => base.replace(/([aeou])([^aeiou])$/, '$1$1$2'))
  const closed = [...cut, ...long].map((base) => base.replace(/v$/, 'f').replace(/z$/, 's'))
  return [word, ...cut, ...single, ...long, ...closed, ...cut.map((base) => `${base}en`)]
}

const endings = [
  's',
  'e',
  'en',
  'n',
  't',
  'd',
  'de',
  'den',
  'te',
  'ten',
  'je',
  'jes',
  'tje',
  'tjes',
  'st',
  'er',
  'ere',
]

function has(sorted: Uint32Array, hash: number): boolean {
  let [from, to] = [0, sorted.length]
  while (from < to) {
    const middle = (from + to) >>> 1
    if ((sorted[middle] ?? 0) < hash) from = middle + 1
    else to = middle
  }
  return sorted[from] === hash
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++)
    hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193) >>> 0
  return hash
}
