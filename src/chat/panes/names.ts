import { chatDeskWords as words } from '../desk-words.ts'
import type { Author, Present } from '../sealed/view.ts'

/** How a writer is called on the desk. */
export function authorName(mine: boolean, by: Author): string {
  if (mine) return words.you
  return by.kind === 'visitor' ? words.visitor : (by.name ?? '')
}

/** How a member is called on the desk. */
export function memberName({ kind, name, me }: Pick<Present, 'kind' | 'name' | 'me'>): string {
  if (kind === 'visitor') return words.visitor
  if (kind === 'team') return words.team
  return me && name ? `${words.you} (${name})` : (name ?? '')
}

/** `Sam`, `Sam en Noor`, `Sam, Noor en Eva`. */
export function listNames(names: readonly string[]): string {
  return new Intl.ListFormat('nl-NL', { type: 'conjunction' }).format(names)
}
