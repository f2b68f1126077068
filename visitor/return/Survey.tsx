import { useState } from 'preact/hooks'
import { surveyQuestions } from '../../src/chat/survey.ts'
import type { PartProps } from './script.ts'
import { type SurveyAnswers, sendSurvey } from './send-survey.ts'
import { wordsIn } from './use-return.ts'

/** Three questions nobody has to answer. What she sends names no conversation, and goes without her session. */
export function Survey({ visit, say: page }: Pick<PartProps, 'visit' | 'say'>) {
  const say = wordsIn(page).survey
  const [answers, setAnswers] = useState<SurveyAnswers>({ heard: null, knows: null, again: null })
  const [idBytes] = useState(() => visit.parts.random(16))
  const [sent, setSent] = useState(false)
  const some = Object.values(answers).some((answer) => answer !== null)
  const send = async () => {
    setSent(true)
    // The same id counts once: what did not come through can be sent again.
    if (!(await sendSurvey(visit.parts.http, idBytes, answers))) setSent(false)
  }
  if (sent)
    return (
      <p class="survey" role="status">
        {say.thanks}
      </p>
    )
  return (
    <details class="fold">
      <summary>
        <span>{say.title}</span>
      </summary>
      <div class="body">
        <p class="small">{say.lead}</p>
        {surveyQuestions.map((question) => (
          <fieldset key={question} class="choices">
            <legend>{say[question]}</legend>
            {([2, 1, 0] as const).map((answer) => (
              <button
                key={answer}
                type="button"
                class="choice"
                aria-pressed={answers[question] === answer}
                onClick={() =>
                  setAnswers({
                    ...answers,
                    [question]: answers[question] === answer ? null : answer,
                  })
                }
              >
                {say.answers[answer]}
              </button>
            ))}
          </fieldset>
        ))}
        <button type="button" class="button" disabled={!some} onClick={() => void send()}>
          {say.send}
        </button>
      </div>
    </details>
  )
}
