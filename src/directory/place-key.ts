/**
 * What two spellings of one place have in common: no case, accents, apostrophes, hyphens or spaces; `St.` is
 * `Sint`, `a/d` is `aan de(n)`, y is ij. `'s-Hertogenbosch` → `shertogenbosch`, `Súdwest-Fryslân` → `sudwestfrijslan`.
 */
export const placeKey = (text: string): string => placeWords(text).join('')

/** The words of a name, folded; for what stands before or after a name. */
export function placeWords(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}'’‘`´ʹ′]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/\b(aan (de|den|het)|a d)\b/g, 'ad')
    .replace(/\bst\b/g, 'sint')
    .replaceAll('y', 'ij')
    .split(' ')
    .filter(Boolean)
}
