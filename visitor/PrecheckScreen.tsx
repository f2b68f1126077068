import { useState } from 'preact/hooks'
import {
  ageChoices,
  canTypeChoices,
  forWhomChoices,
  type Precheck,
  topicChoices,
} from '../src/sealing/precheck.ts'
import { Button } from '../src/ui/Button.tsx'
import type { ScreenProps } from './App.tsx'
import { Screen } from './Screen.tsx'

type Answers = Omit<Precheck, 'language'>
const nothing: Answers = { forWhom: null, age: null, topic: null, canType: null }

/** Four questions on one screen, none of which needs an answer. */
export function PrecheckScreen({ visit, kept, say: { words: say, language } }: ScreenProps) {
  const [answers, setAnswers] = useState<Answers>(nothing)
  const ask = <Q extends keyof Answers>(
    question: Q,
    choices: readonly NonNullable<Answers[Q]>[],
  ) => (
    <Choices
      question={say.questions[question]}
      choices={choices.map((choice) => [
        choice,
        (say.choices[question] as Record<string, string>)[choice] ?? choice,
      ])}
      chosen={answers[question]}
      choose={(choice) => setAnswers({ ...answers, [question]: choice })}
    />
  )
  return (
    <Screen title={say.precheck} kept={kept}>
      <p class="lead">{say.precheckWhy}</p>
      {ask('canType', canTypeChoices)}
      <p role="status">{answers.canType === 'no' && say.notSafe}</p>
      {ask('forWhom', forWhomChoices)}
      {ask('age', ageChoices)}
      {ask('topic', topicChoices)}
      <p class="act always">
        <Button onClick={() => visit.begin({ ...answers, language })}>{say.go}</Button>
        <Button weight="quiet" onClick={() => visit.begin(null)}>
          {say.skip}
        </Button>
      </p>
    </Screen>
  )
}

type ChoicesProps = {
  readonly question: string
  readonly choices: readonly (readonly [value: string, label: string])[]
  readonly chosen: string | null
  readonly choose: (value: string | null) => void
}

/** Large buttons, one of which can be on; a second tap takes the answer back. */
function Choices({ question, choices, chosen, choose }: ChoicesProps) {
  return (
    <fieldset class="choices">
      <legend>{question}</legend>
      {choices.map(([value, label]) => (
        <button
          key={value}
          type="button"
          class="choice"
          aria-pressed={value === chosen}
          onClick={() => choose(value === chosen ? null : value)}
        >
          {label}
        </button>
      ))}
    </fieldset>
  )
}
