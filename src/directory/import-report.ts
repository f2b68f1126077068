import type { ContactCells, ContactFault } from './contact.ts'

export type RefusedRow = {
  /** In the file, from 1. */
  readonly line: number
  readonly column: keyof ContactCells
  readonly word: ContactFault['word'] | 'unknown-region' | 'in-the-future' | 'twice'
}

/** Nothing changed unless it is `imported`: one refused row refuses the file, so that no half table stands. */
export type ImportReport =
  | { readonly kind: 'imported'; readonly rows: number }
  | { readonly kind: 'too-large'; readonly maxBytes: number }
  | { readonly kind: 'broken'; readonly line: number }
  | { readonly kind: 'columns'; readonly needed: readonly string[] }
  | { readonly kind: 'no-rows' }
  | { readonly kind: 'refused'; readonly rows: readonly RefusedRow[] }

/** A report in Dutch sentences, for who imports: one for each thing to put right. */
export function importReportText(report: ImportReport): readonly string[] {
  switch (report.kind) {
    case 'imported':
      return [`De lijst is vervangen: ${report.rows} ${report.rows === 1 ? 'rij' : 'rijen'}.`]
    case 'too-large':
      return [`Het bestand is te groot: hoogstens ${report.maxBytes / 1_048_576} MB.`]
    case 'broken':
      return [`Regel ${report.line}: een aanhalingsteken sluit niet. Er is niets veranderd.`]
    case 'columns':
      return [`De eerste regel moet deze kolommen hebben: ${report.needed.join(', ')}.`]
    case 'no-rows':
      return ['Het bestand heeft geen rijen. Er is niets veranderd.']
    case 'refused':
      return [
        'Er is niets veranderd. Verbeter eerst deze regels:',
        ...report.rows.map(({ line, column, word }) => `Regel ${line}, ${column}: ${wrong[word]}`),
      ]
    default:
      return report satisfies never
  }
}

const wrong: Readonly<Record<RefusedRow['word'], string>> = {
  missing: 'vul dit in.',
  'too-long': 'dit is te lang.',
  'unknown-scope':
    'kies national, police_unit:naam, veilig_thuis:naam of municipality:code van vier cijfers.',
  'unknown-kind': 'kies care_coordinator, veilig_thuis, avim of youth_work.',
  'unknown-how':
    'geef de naam van een hulplijn uit onze lijst, of een adres dat met https:// begint.',
  'number-in-text': 'zet hier geen telefoonnummer. Nummers staan in de lijst met hulplijnen.',
  'bad-signs': 'haal onzichtbare tekens en regeleinden weg, en begin niet met = + - of @.',
  'not-a-day': 'schrijf de dag als 2026-11-22, of laat dit leeg.',
  'unknown-region': 'deze regio of gemeente kennen wij niet.',
  'in-the-future': 'deze dag is nog niet geweest.',
  twice: 'deze naam staat er twee keer in voor dezelfde regio en soort.',
}
