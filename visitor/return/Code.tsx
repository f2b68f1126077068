import { useEffect, useState } from 'preact/hooks'
import { type ReadCode, readReturnCode } from '../../src/sealing/return-code.ts'
import { Button } from '../../src/ui/Button.tsx'
import { Field } from '../../src/ui/Field.tsx'
import { Screen } from '../Screen.tsx'
import type { Say } from '../say.ts'
import { argon2In } from './argon2-worker.ts'
import { comeBack } from './code-work.ts'
import type { PartProps } from './script.ts'
import { hindranceText, useIdle, wordsIn } from './use-return.ts'
import { Working } from './Working.tsx'
import type { ReturnWords } from './words.ts'

/** One field for both forms of a code. A slip is told at once; whatever else is wrong sounds the same. */
export function Code({ visit, kept, say, close }: PartProps) {
  const words = wordsIn(say)
  const [argon2] = useState(() => argon2In(visit))
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [working, setWorking] = useState(false)
  useIdle(visit.parts.clock, close)
  useEffect(() => document.getElementById('code')?.focus(), [])

  const go = async () => {
    const read = await readReturnCode(typed)
    if (read.kind !== 'code') return setError(slipText(read, words, say))
    setError(null)
    setWorking(true)
    const back = await comeBack(read.codeBytes, visit, argon2)
    if (back.kind === 'started') {
      visit.enter(back.started, { returned: true })
      return
    }
    setWorking(false)
    setError(back.kind === 'unknown' ? words.code.wrong : hindranceText(back.why, words, say))
  }

  return (
    <Screen title={words.code.title} kept={kept}>
      {working ? (
        <Working>{words.code.working}</Working>
      ) : (
        <form
          autocomplete="off"
          onSubmit={(event) => {
            event.preventDefault()
            void go()
          }}
        >
          <Field id="code" label={words.code.label} hint={words.code.lead} error={error}>
            {(control) => (
              <textarea
                {...control}
                rows={2}
                value={typed}
                dir="ltr"
                autocomplete="off"
                autocorrect="off"
                autocapitalize="off"
                spellcheck={false}
                translate={false}
                enterkeyhint="go"
                onInput={(event) => setTyped(event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.isComposing) return
                  event.preventDefault()
                  void go()
                }}
              />
            )}
          </Field>
          <p class="act">
            <Button type="submit">{words.code.go}</Button>
            <Button weight="quiet" onClick={close}>
              {say.words.back}
            </Button>
          </p>
        </form>
      )}
    </Screen>
  )
}

/** What to look at again. None of it was sent anywhere. */
function slipText(
  slip: Exclude<ReadCode, { kind: 'code' }>,
  { code }: ReturnWords,
  { fill, list }: Say,
): string {
  switch (slip.kind) {
    case 'empty':
      return code.empty
    case 'words':
      return fill(code.count, { count: slip.count })
    case 'unknown-word': {
      const told = fill(code.word, { word: slip.word })
      const near = slip.suggestions.slice(0, 3)
      return near.length > 0 ? `${told} ${fill(code.near, { words: list(near) })}` : told
    }
    case 'slip':
      if (slip.why === 'length') return code.short
      return slip.group === null ? code.check : fill(code.group, { group: slip.group })
    default:
      return slip satisfies never
  }
}
