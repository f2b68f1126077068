import { useMemo, useState } from 'preact/hooks'
import { z } from 'zod'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Language } from '../../words/language.ts'
import { campaignWords } from '../campaign-words.ts'
import { sayNot } from '../logbook-words.ts'
import { fillMessage, type MessagePages } from '../message.ts'
import { previewCharacters, requiredParts } from '../template.ts'
import { judgeTemplate, sampleAlias } from '../template-judge.ts'
import { saysMaxLength, type TextLine, textsPath } from '../text-exchange.ts'
import { partWords, textWords as say, sayFault } from '../text-words.ts'
import { PlainAdvice } from './CreativeForm.tsx'
import type { OutreachDesk } from './desk.ts'

type TextFormParts = {
  readonly desk: OutreachDesk
  readonly language: Language
  readonly pages: MessagePages
  /** The newest version, and the one whose words she begins with. */
  readonly newest: TextLine | null
  readonly first: TextLine | null
  readonly onWritten: () => void
  readonly onClose: () => void
}

const or = new Intl.ListFormat('nl-NL', { type: 'disjunction' })

/** A new version of the message, with what has to be in it, what is missing, and how hard it reads. */
export function TextForm({
  desk,
  language,
  pages,
  newest,
  first,
  onWritten,
  onClose,
}: TextFormParts) {
  const [typed, setTyped] = useState(first?.says ?? '')
  const [not, setNot] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const says = typed.replaceAll(/\s+/g, ' ').trim()
  const { faults, labels } = useMemo(
    () => judgeTemplate(says, language, pages),
    [says, language, pages],
  )
  const missing = new Set<string>(faults)
  const others = faults.filter((fault) => !requiredParts.some((part) => part === fault))
  const filled = fillMessage(says, { alias: sampleAlias, pages })
  const write = async () => {
    if (faults.length > 0) {
      setNot([say.faulty, ...faults.map((fault) => sayFault(fault, language))].join(' '))
      return
    }
    setBusy(true)
    const body = { language, says, after: newest?.version ?? 0 }
    const answer = await desk.asking.post(textsPath, body, z.unknown())
    setBusy(false)
    if (answer.kind === 'done') onWritten()
    else setNot(sayNot(answer))
  }
  return (
    <Dialog
      title={say.writeTitle(say.languages[language])}
      does={say.writeDoes}
      busy={busy}
      onDo={() => void write()}
      onClose={onClose}
    >
      <label class="stacked">
        {say.says}
        <textarea
          required
          rows={5}
          maxLength={saysMaxLength}
          lang={language}
          dir="auto"
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            setNot(null)
          }}
        />
      </label>
      <p class="soft">{say.saysHow}</p>
      <h3>{say.needed}</h3>
      <ul class="needed">
        {requiredParts.map((part) => (
          <li key={part} class={missing.has(part) ? 'warn' : 'ok'}>
            {partWords[part].what}: <b>{missing.has(part) ? say.missing : say.there}</b>
            {missing.has(part) && (
              <span class="soft">
                {' '}
                “
                <bdi lang={language} dir="auto">
                  {partWords[part].say[language]}
                </bdi>
                ”
              </span>
            )}
          </li>
        ))}
        {others.map((fault) => (
          <li key={fault} class="bad">
            {sayFault(fault, language)}
          </li>
        ))}
        {labels.map(({ part, instead }) => (
          <li key={part} class="bad">
            {campaignWords.label(part, or.format(instead.map((one) => `“${one}”`)))}
          </li>
        ))}
      </ul>
      <PlainAdvice text={filled} language={language} audience="youth" />
      <h3>{say.preview}</h3>
      <blockquote class="message-out" lang={language} dir="auto">
        {[...filled].slice(0, previewCharacters).join('')}…
      </blockquote>
      {not && (
        <p class="bad" role="alert">
          {not}
        </p>
      )}
    </Dialog>
  )
}
