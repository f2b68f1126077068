import { emergency, helplines } from '../../directory/helplines.ts'
import { parseLanguage } from '../../words/language.ts'
import { contactsWords } from '../contacts-words.ts'
import { proposalWords as say } from '../proposal-words.ts'
import { printWhere } from './where.ts'

/** Where a proposal is decided on, and what to call it. subject: as the house names it, such as `fact nl vt-always`. */
export function placeOf(subject: string): { readonly href: string; readonly says: string } {
  const [kind = '', first = '', second = ''] = subject.split(' ')
  switch (kind) {
    case 'fact': {
      const language = parseLanguage(first) ?? 'nl'
      return { href: printWhere({ kind: 'facts', language }), says: say.fact(second) }
    }
    case 'number': {
      const line = [emergency, ...helplines].find(({ id }) => id === first)
      return { href: printWhere({ kind: 'numbers' }), says: say.number(line?.name ?? first) }
    }
    case 'street-word':
      return { href: printWhere({ kind: 'words' }), says: say.streetWord(first) }
    default:
      return { href: printWhere({ kind: 'contacts' }), says: contactsWords.title }
  }
}
