import { useState } from 'preact/hooks'
import { z } from 'zod'
import { type ImportReport, importReportText } from '../../directory/import-report.ts'
import { proposalShape } from '../../directory/proposal.ts'
import { useAsked } from '../../ui/use-asked.ts'
import { contactsWords as say } from '../contacts-words.ts'
import { redactionWords as words } from '../desk-words.ts'
import type { Redaction } from './desk.ts'
import { ProposalView } from './ProposalView.tsx'
import { sayRefused } from './page-actions.ts'

const path = '/api/v1/directory/contacts'
const contactsShape = z.object({
  csv: z.string(),
  proposal: proposalShape.nullable(),
})
const reportShape = z.looseObject({ kind: z.string(), rows: z.unknown() })

/** Whom "help near you" leads to: a table that one proposes and another confirms. */
export function ContactsScreen({ redaction }: { readonly redaction: Redaction }) {
  const { asking, tell, edits } = redaction
  const { value, answer, reload } = useAsked(asking, path, contactsShape)
  const [wrong, setWrong] = useState<readonly string[]>([])

  // Another's proposal is decided on first.
  const { proposal } = value ?? {}
  const othersWaits = proposal && !proposal.own && !proposal.refused
  const propose = async (file: File) => {
    const done = await asking.upload(`${path}/propose`, file, reportShape)
    if (done.kind !== 'done') return tell(sayRefused(done))
    const { kind, rows } = done.value
    setWrong(kind === 'fine' ? [] : importReportText(done.value as unknown as ImportReport))
    if (kind === 'fine') tell(say.proposed(Number(rows)))
    await reload()
  }
  return (
    <section class="one-column" aria-labelledby="contacts-title">
      <h2 id="contacts-title">{say.title}</h2>
      <p class="soft">{say.how}</p>
      {!value && (
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? words.offline : words.loading}
        </p>
      )}
      {value && (
        <>
          <p>
            <Download csv={value.csv} />
          </p>
          {edits && !othersWaits && <Choose onFile={propose} />}
          {wrong.length > 0 && (
            <ul role="alert">
              {wrong.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          )}
          {value.proposal && (
            <ProposalView
              proposal={value.proposal}
              about={say.title}
              path={path}
              confirmed={say.confirmed}
              redaction={redaction}
              reload={reload}
            >
              <Changes now={value.csv} next={value.proposal.text} />
            </ProposalView>
          )}
        </>
      )}
    </section>
  )
}

function Download({ csv }: { readonly csv: string }) {
  const save = () => {
    const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }))
    const link = document.createElement('a')
    link.href = url
    link.download = 'contacts.csv'
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <button type="button" class="button" onClick={save}>
      {say.download}
    </button>
  )
}

function Choose({ onFile }: { readonly onFile: (file: File) => Promise<void> }) {
  const [file, setFile] = useState<File | null>(null)
  return (
    <form
      class="filters"
      onSubmit={(event) => {
        event.preventDefault()
        if (file) void onFile(file)
      }}
    >
      <label>
        {say.choose}{' '}
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
        />
      </label>
      <button type="submit" class="button button-main" disabled={!file}>
        {say.propose}
      </button>
    </form>
  )
}

function Changes({ now, next }: { readonly now: string; readonly next: string }) {
  const changes = changesIn(now, next)
  return (
    <>
      <p>{say.waits(changes.length)}</p>
      <div class="table-place">
        <table class="table">
          <tbody>
            {changes.map(({ line, fresh }) => (
              <tr key={`${fresh}${line}`}>
                <th scope="row">{fresh ? say.fresh : say.gone}</th>
                <td>{line}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** The lines that only one of both has, whatever their order. */
function changesIn(now: string, next: string) {
  const lines = (text: string) => new Set(text.split(/\r?\n/).filter((line) => line !== ''))
  const [is, will] = [lines(now), lines(next)]
  return [
    ...[...is].filter((line) => !will.has(line)).map((line) => ({ line, fresh: false })),
    ...[...will].filter((line) => !is.has(line)).map((line) => ({ line, fresh: true })),
  ]
}
