import type { Editor } from '@tiptap/core'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { checkText, type SentenceCheck } from '../../plain/check.ts'
import type { Aim, Reason } from '../../plain/reason.ts'
import { plainWords, sayCounts, sayReason } from '../../plain/words.ts'
import { redactionWords as words } from '../desk-words.ts'
import type { Redaction } from './desk.ts'
import { replaceWords, showWords } from './editor/replace-words.ts'
import { createSpelling } from './spelling.ts'

type PlainPanelParts = {
  readonly text: string
  readonly aim: Aim
  readonly editor: Editor | null
  readonly editable: boolean
  readonly redaction: Redaction
}

/** How plain the text is, sentence by sentence, and what to write instead. */
export function PlainPanel({ text, aim, editor, editable, redaction }: PlainPanelParts) {
  const check = useMemo(() => checkText(text, aim), [text, aim])
  const { estimate, fleschDouma } = check
  const striking = check.sentences.filter(({ reasons }) => reasons.length > 0)
  const tooLong = striking.some(({ reasons }) =>
    reasons.some(({ kind }) => kind === 'long-sentence'),
  )
  if (!estimate) return <p class="soft">{plainWords.empty}</p>
  return (
    <>
      <section class="estimate">
        <p>
          <b>{plainWords.estimate(estimate.level)}</b>{' '}
          <span class={estimate.fits && !tooLong ? 'ok' : 'warn'}>
            {!estimate.fits
              ? plainWords.tooHard(aim)
              : tooLong
                ? words.sentenceTooLong
                : plainWords.fits(aim)}
          </span>
        </p>
        <ul class="figures">
          <li>{plainWords.wordsPerSentence(check.wordsPerSentence)}</li>
          <li>{plainWords.longest(check.longest)}</li>
          <li>{plainWords.syllablesPerWord(check.syllablesPerWord)}</li>
          {fleschDouma !== null && <li>{plainWords.fleschDouma(fleschDouma)}</li>}
          {sayCounts(estimate).map((count) => (
            <li key={count}>{count}</li>
          ))}
        </ul>
        <p class="soft">{plainWords.estimateHow}</p>
      </section>
      <h3>
        {words.sentences} <span class="soft">{striking.length}</span>
      </h3>
      {striking.length === 0 && <p class="soft">{words.sentencesNone}</p>}
      <ol class="sentences">
        {striking.map((sentence) => (
          <Sentence key={sentence.at} sentence={sentence} editor={editor} editable={editable} />
        ))}
      </ol>
      <Spelling text={text} editor={editor} editable={editable} redaction={redaction} />
    </>
  )
}

type SentenceParts = {
  readonly sentence: SentenceCheck
  readonly editor: Editor | null
  readonly editable: boolean
}

function Sentence({ sentence, editor, editable }: SentenceParts) {
  return (
    <li>
      <button
        type="button"
        class="said"
        title={words.showSentence}
        onClick={() => editor && showWords(editor, sentence.text)}
      >
        {sentence.text}
      </button>
      <ul>
        {apart(sentence.reasons).map((reason) => (
          <li key={`${reason.kind} ${reason.at}`}>
            {sayReason(reason)}
            {editable &&
              insteadOf(reason).map((instead) => (
                <button
                  key={instead}
                  type="button"
                  class="pill"
                  aria-label={words.instead(instead)}
                  onClick={() =>
                    editor &&
                    replaceWords(
                      editor,
                      {
                        sentence: sentence.text,
                        at: reason.at - sentence.at,
                        part: reason.part,
                      },
                      asAt(reason.part, instead),
                    )
                  }
                >
                  {instead}
                </button>
              ))}
          </li>
        ))}
      </ul>
    </li>
  )
}

function insteadOf(reason: Reason): readonly string[] {
  switch (reason.kind) {
    case 'hard-word':
    case 'label':
      return reason.instead.filter((instead) => isOne(reason.part) && isOne(instead))
    case 'abbreviation':
      return reason.instead === null ? [] : [reason.instead]
    case 'number-form':
      return [reason.instead]
    default:
      return []
  }
}

/** Only a word for a word fits into a sentence as it is; the rest is advice. */
const isOne = (words: string) => !/\s/.test(words.trim())

/** The same sentence about a sentence is said once. */
const apart = (reasons: readonly Reason[]) =>
  reasons.filter(
    (reason, at) => reasons.findIndex((one) => sayReason(one) === sayReason(reason)) === at,
  )

/** A word at the beginning of a sentence keeps its capital. */
const asAt = (part: string, instead: string) =>
  /^\p{Lu}/u.test(part) ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead

type SpellingParts = Pick<PlainPanelParts, 'text' | 'editor' | 'editable' | 'redaction'>

function Spelling({ text, editor, editable, redaction }: SpellingParts) {
  const spelling = useMemo(() => createSpelling(redaction.asking), [redaction.asking])
  const [found, setFound] = useState<Awaited<ReturnType<typeof spelling.check>>>([])
  useEffect(() => {
    let over = false
    void spelling.check(text).then((words) => {
      if (!over) setFound(words)
    })
    return () => {
      over = true
    }
  }, [spelling, text])
  return (
    <>
      <h3>{words.spelling}</h3>
      {found === null && <p class="soft">{words.spellingOff}</p>}
      {found?.length === 0 && <p class="soft">{words.spellingNone}</p>}
      <ul class="spelling">
        {found?.map(({ word, suggestions }) => (
          <li key={word}>
            <button type="button" class="said" onClick={() => editor && showWords(editor, word)}>
              {word}
            </button>{' '}
            {suggestions.length === 0 && <span class="soft">{words.noSuggestion}</span>}
            {editable &&
              suggestions.map((instead) => (
                <button
                  key={instead}
                  type="button"
                  class="pill"
                  aria-label={words.instead(instead)}
                  onClick={() =>
                    editor && replaceWords(editor, { sentence: word, at: 0, part: word }, instead)
                  }
                >
                  {instead}
                </button>
              ))}
          </li>
        ))}
      </ul>
    </>
  )
}
