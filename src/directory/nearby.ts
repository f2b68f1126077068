import type { Contact, ContactKind, How } from './contact.ts'
import { contactKinds, scopesOf } from './contact.ts'
import type { Check } from './helplines.ts'
import { helplineOf, isConcept } from './helplines.ts'
import type { Municipality } from './municipality.ts'
import type { PlaceIndex } from './place-index.ts'

/** All that "help near you" knows, in memory. */
export type Guide = { readonly index: PlaceIndex; readonly contacts: readonly Contact[] }

/** One kind of help and whom to turn to for it; never empty. */
export type HelpOfKind = { readonly kind: ContactKind; readonly contacts: readonly Contact[] }

/**
 * Whom to turn to, per kind: those of the municipality itself, else of its region, else of the whole country.
 * municipality: null when it is not known. Every kind has an answer, whatever the table holds.
 */
export function helpIn(
  municipality: Municipality | null,
  contacts: readonly Contact[],
): readonly HelpOfKind[] {
  const scopes = [...(municipality ? scopesOf(municipality) : []), 'national']
  return contactKinds.map((kind) => {
    const ofKind = contacts.filter((contact) => contact.kind === kind)
    const nearest = scopes
      .map((scope) => ofKind.filter((contact) => contact.scope === scope))
      .find((found) => found.length > 0)
    const shown = nearest ?? [national(kind)]
    return { kind, contacts: shown.map((contact) => asSureAs(contact, municipality)) }
  })
}

/** A region's contact is no surer than that the municipality belongs to that region. */
function asSureAs(contact: Contact, municipality: Municipality | null): Contact {
  const byRegion = /^(?:police_unit|veilig_thuis):/.test(contact.scope)
  return byRegion && municipality?.check.verifiedOn === null
    ? { ...contact, check: municipality.check }
    : contact
}

/** True while the row, or the number it leads to, was never checked. */
export const isUnchecked = ({ check, how }: Contact): boolean =>
  check.verifiedOn === null || (how.kind === 'helpline' && isConcept(how.line))

/** Holds when the table names nobody: an emptied table must not leave anybody without an answer. */
function national(kind: ContactKind): Contact {
  const { name, how } = nationwide[kind]
  return { scope: 'national', kind, name, how, note: '', check: unchecked }
}

const unchecked: Check = { source: 'general knowledge', verifiedOn: null }
const byPhone = (id: string): { readonly name: string; readonly how: How } => {
  const line = helplineOf(id)
  return { name: line.name, how: { kind: 'helpline', line } }
}
const nationwide: Readonly<Record<ContactKind, { readonly name: string; readonly how: How }>> = {
  youth_work: { name: 'Jongerenwerk', how: { kind: 'words' } },
  veilig_thuis: byPhone('veilig-thuis'),
  care_coordinator: byPhone('comensha'),
  avim: byPhone('police'),
}
