import type { Check, Helpline } from './helplines.ts'
import { helplines } from './helplines.ts'
import type { Municipality } from './municipality.ts'

/** Whom a person can turn to in her region. The order is the order on the page. */
export const contactKinds = ['youth_work', 'veilig_thuis', 'care_coordinator', 'avim'] as const
export type ContactKind = (typeof contactKinds)[number]

/** Telephone numbers stand in helplines.ts and nowhere else. `words`: how to find them is told in words. */
export type How =
  | { readonly kind: 'helpline'; readonly line: Helpline }
  | { readonly kind: 'address'; readonly href: string }
  | { readonly kind: 'words' }

export type Contact = {
  /** `national`, `police_unit:<name>`, `veilig_thuis:<name>` or `municipality:<code>`. */
  readonly scope: string
  readonly kind: ContactKind
  readonly name: string
  readonly how: How
  /** In Dutch; '' when there is none. */
  readonly note: string
  readonly check: Check
}

/** A row of the table as text: a file's cells or a database row. verifiedOn: '' or `-` when nobody checked it. */
export type ContactCells = Readonly<
  Record<'scope' | 'kind' | 'name' | 'how' | 'note' | 'source' | 'verified_on', string>
>
export const contactColumns = [
  'scope',
  'kind',
  'name',
  'how',
  'note',
  'source',
  'verified_on',
] as const satisfies readonly (keyof ContactCells)[]

export type ContactFault = {
  readonly column: keyof ContactCells
  readonly word:
    | 'missing'
    | 'too-long'
    | 'unknown-scope'
    | 'unknown-kind'
    | 'unknown-how'
    | 'number-in-text'
    | 'bad-signs'
    | 'not-a-day'
}

/** A contact, or everything that is wrong with the row. */
export function parseContact(
  cells: ContactCells,
): { readonly contact: Contact } | { readonly faults: readonly ContactFault[] } {
  const faults: ContactFault[] = []
  const fault = (column: ContactFault['column'], word: ContactFault['word']) => {
    faults.push({ column, word })
  }
  for (const column of ['name', 'source'] as const)
    if (cells[column] === '') fault(column, 'missing')
  for (const column of contactColumns)
    if (cells[column].length > (column === 'note' ? 500 : 200)) fault(column, 'too-long')
  for (const column of ['name', 'note'] as const)
    if (numberForm.test(cells[column].normalize('NFKC'))) fault(column, 'number-in-text')
  for (const column of contactColumns)
    if (unseen.test(cells[column]) || (column !== 'verified_on' && formula.test(cells[column])))
      fault(column, 'bad-signs')
  if (!scopeForm.test(cells.scope)) fault('scope', 'unknown-scope')
  const kind = contactKinds.find((each) => each === cells.kind)
  if (!kind) fault('kind', 'unknown-kind')
  const how = parseHow(cells.how, kind)
  if (!how) fault('how', cells.how === '' ? 'missing' : 'unknown-how')
  const verifiedOn = parseDay(cells.verified_on)
  if (verifiedOn === undefined) fault('verified_on', 'not-a-day')
  if (!kind || !how || verifiedOn === undefined || faults.length > 0) return { faults }
  const { scope, name, note, source } = cells
  return { contact: { scope, kind, name, how, note, check: { source, verifiedOn } } }
}

/** Digits of any script, whatever but letters stands between them. */
const numberForm = /\p{Nd}(?:[^\p{L}\p{Nd}]*\p{Nd}){6,}/u
/** What nobody sees, or what turns the order of signs: the second person would read another text. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u
/** What a spreadsheet computes. Source: OWASP, CSV injection. */
const formula = /^[=+@-]/
/** Sites whose addresses are telephone numbers or accounts. */
const person = /(^|\.)(wa\.me|whatsapp\.com|t\.me|m\.me)$/
const scopeForm = /^(national|(police_unit|veilig_thuis):\S.*|municipality:\d{4})$/

function parseHow(text: string, kind: ContactKind | undefined): How | null {
  if (text === '') return kind === 'youth_work' ? { kind: 'words' } : null
  const line = helplines.find(({ id }) => id === text)
  if (line) return { kind: 'helpline', line }
  if (!text.startsWith('https://') || !URL.canParse(text)) return null
  const { username, password, hostname, href } = new URL(text)
  const isWrong = username || password || !hostname.includes('.') || person.test(hostname)
  return isWrong ? null : { kind: 'address', href }
}

/** null: not checked; undefined: no day. */
function parseDay(text: string): string | null | undefined {
  if (text === '' || text === '-') return null
  const day = new Date(`${text}T00:00:00Z`)
  const real = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime())
  return real && day.toISOString().startsWith(text) ? text : undefined
}

/** As it stands in a row of the table: `parseContact` gives the same contact again. */
export const cellsOf = ({ scope, kind, name, how, note, check }: Contact): ContactCells => ({
  ...{ scope, kind, name, note, source: check.source },
  how: howText(how),
  verified_on: check.verifiedOn ?? '-',
})

function howText(how: How): string {
  switch (how.kind) {
    case 'helpline':
      return how.line.id
    case 'address':
      return how.href
    case 'words':
      return ''
    default:
      return how satisfies never
  }
}

/** The scopes that hold in a municipality, nearest first. */
export const scopesOf = (municipality: Municipality): readonly string[] => [
  `municipality:${municipality.code}`,
  `police_unit:${municipality.policeUnit}`,
  `veilig_thuis:${municipality.veiligThuis}`,
]
