import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '../../src/ui/Button.tsx'
import type { Say } from '../say.ts'
import type { CodeForm } from './code-work.ts'
import { wordsIn } from './use-return.ts'

type ShownProps = {
  readonly page: Say
  readonly form: CodeForm
  /** Groups of signs, or words, in their order. */
  readonly parts: readonly string[]
  readonly note: string | undefined
  readonly children: ComponentChildren
}

/** The code, once, with how to keep it. Nothing of it stays in the page when this goes. */
export function CodeShown({ page, form, parts, note, children }: ShownProps) {
  const { language } = page
  const say = wordsIn(page).keep
  const voice = useLocalVoice(form === 'words' ? 'nl' : language)
  useEffect(() => () => globalThis.speechSynthesis?.cancel(), [])
  return (
    <>
      <p>{say.shown}</p>
      <p class={`code ${form}`} dir="ltr" lang="nl" translate={false}>
        {parts.map((part, at) => (
          <span key={at}>{part}</span>
        ))}
      </p>
      {voice && (
        <p>
          <Button weight="quiet" onClick={() => readAloud(form, parts, voice)}>
            {say.aloud}
          </Button>
        </p>
      )}
      <ul class="facts-list">
        {say.advice.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {note && <p class="note">{note}</p>}
      <p class="act always">{children}</p>
    </>
  )
}

/** A voice that speaks on this device; others send what they read to somebody's server. Null: there is none. */
function useLocalVoice(language: string): SpeechSynthesisVoice | null {
  const speech = globalThis.speechSynthesis
  const find = () =>
    speech?.getVoices().find((one) => one.localService && one.lang.startsWith(language)) ?? null
  // Asked once she reads the code: the first time, some browsers stand still for it.
  const [voice, setVoice] = useState<SpeechSynthesisVoice | null>(null)
  useEffect(() => {
    const look = () => setVoice(find())
    look()
    speech?.addEventListener?.('voiceschanged', look)
    return () => speech?.removeEventListener?.('voiceschanged', look)
  }, [])
  return voice
}

/** Slowly, sign by sign or word by word. */
function readAloud(form: CodeForm, parts: readonly string[], voice: SpeechSynthesisVoice) {
  const pieces = form === 'words' ? parts : parts.flatMap((part) => [...part])
  const words = new SpeechSynthesisUtterance(pieces.join(', '))
  words.voice = voice
  words.lang = voice.lang
  words.rate = 0.7
  speechSynthesis.cancel()
  speechSynthesis.speak(words)
}
