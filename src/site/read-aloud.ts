import { type Sentence, sentencesOf } from './sentences.ts'

const mark = 'reading'

/**
 * Reads the page aloud with a voice of the device, sentence by sentence, each marked while it is said. The button
 * shows only when the device itself has a voice for the page's language: other voices send the text to a company.
 */
export function startReadingAloud(button: HTMLButtonElement | null, text: Element | null) {
  const speech = globalThis.speechSynthesis as SpeechSynthesis | undefined
  if (!button || !text || !speech) return { stop() {} }
  const language = text.closest('[lang]')?.getAttribute('lang') ?? 'nl'
  const label = button.querySelector('span')
  const names = [label?.textContent ?? '', button.dataset['stop'] ?? ''] as const
  /** What is still to be said; null while nothing is. */
  let saying: Sentence[] | null = null
  /** Where she stopped. */
  let at = 0

  offer()
  speech.addEventListener?.('voiceschanged', offer)
  button.addEventListener('click', () => (saying ? stop() : start()))
  addEventListener('pagehide', stop)
  return { stop }

  function offer(): void {
    if (button) button.hidden = voice() === undefined
  }

  function voice(): SpeechSynthesisVoice | undefined {
    return speech
      ?.getVoices()
      .find((one) => one.localService && one.lang.toLowerCase().startsWith(language))
  }

  function start(): void {
    const all = text ? sentencesOf(text, language) : []
    if (at >= all.length) at = 0
    saying = all
    name(1)
    sayNext()
  }

  function sayNext(): void {
    const sentence = saying?.[at]
    if (!saying || !sentence) {
      at = 0
      stop()
      return
    }
    const all = saying
    const said = new SpeechSynthesisUtterance(sentence.text)
    said.voice = voice() ?? null
    said.lang = said.voice?.lang ?? language
    said.rate = 0.9
    said.onend = () => {
      if (saying !== all) return
      at += 1
      sayNext()
    }
    said.onerror = () => {
      if (saying === all) stop()
    }
    show(sentence)
    speech?.speak(said)
  }

  /** Silent at once. */
  function stop(): void {
    saying = null
    speech?.cancel()
    name(0)
    unmark()
  }

  function name(which: 0 | 1): void {
    if (label) label.textContent = names[which]
  }
}

function show({ range, within }: Sentence): void {
  unmark()
  const fold = within.closest('details')
  if (fold) fold.open = true
  if ('highlights' in CSS) CSS.highlights.set(mark, new Highlight(range))
  else within.classList.add(mark)
  const { top, bottom } = range.getBoundingClientRect()
  if (top < 90 || bottom > innerHeight - 90) within.scrollIntoView({ block: 'center' })
}

function unmark(): void {
  if ('highlights' in CSS) CSS.highlights.delete(mark)
  else for (const one of document.querySelectorAll(`.${mark}`)) one.classList.remove(mark)
}
