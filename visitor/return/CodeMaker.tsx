import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../../src/ui/Button.tsx'
import type { Say } from '../say.ts'
import type { Visit } from '../visit.ts'
import { argon2In } from './argon2-worker.ts'
import { CodeShown } from './CodeShown.tsx'
import { type CodeForm, type Hindrance, type MadeCode, makeCode } from './code-work.ts'
import { hindranceText, wordsIn } from './use-return.ts'
import { Working } from './Working.tsx'

type MakerProps = {
  readonly visit: Visit
  /** What the page says in its own words. */
  readonly page: Say
  /** What is said before she chooses. */
  readonly before: string
  /** Runs before the code is shown. What it returns kept it from working; then nothing is shown. */
  readonly keep: (made: MadeCode) => Promise<Hindrance | null>
  readonly done: () => void
  readonly doneLabel: string
  readonly note?: string
  readonly close: () => void
}

/** Makes a code in the form she chooses, and shows it once. */
export function CodeMaker({ visit, page, before, keep, done, doneLabel, note, close }: MakerProps) {
  const say = wordsIn(page)
  const [argon2] = useState(() => argon2In(visit))
  const [shown, setShown] = useState<readonly string[] | null>(null)
  const [form, setForm] = useState<CodeForm | null>(null)
  const [error, setError] = useState<string | null>(null)
  const top = useRef<HTMLHeadingElement>(null)
  useEffect(() => top.current?.focus(), [shown])

  const make = async (chosen: CodeForm) => {
    setForm(chosen)
    setError(null)
    const made = await makeCode(chosen, visit, argon2)
    const hindrance = made.kind === 'made' ? await keep(made) : made.why
    if (made.kind === 'made' && !hindrance) return setShown(made.parts)
    setForm(null)
    setError(hindranceText(hindrance ?? 'away', say, page))
  }

  return (
    <>
      <h2 ref={top} tabIndex={-1}>
        {say.keep.title}
      </h2>
      {shown && form ? (
        <CodeShown page={page} form={form} parts={shown} note={note}>
          <Button onClick={done}>{doneLabel}</Button>
        </CodeShown>
      ) : form ? (
        <Working>{say.keep.working}</Working>
      ) : (
        <>
          <p>{before}</p>
          {error && (
            <p class="error" role="alert">
              {error}
            </p>
          )}
          <p class="act">
            <Button onClick={() => void make('signs')}>{say.keep.signs}</Button>
            <Button onClick={() => void make('words')}>{say.keep.words}</Button>
            <Button weight="quiet" onClick={close}>
              {page.words.back}
            </Button>
          </p>
        </>
      )}
    </>
  )
}
