import { useState } from 'preact/hooks'
import { fromB64, toB64 } from '../../src/chain/base64url.ts'
import { jsonPost, refusalOf } from '../../src/chat/sealed/ask.ts'
import type { Http } from '../../src/chat/sealed/conversation.ts'
import { proveWork } from '../../src/chat/sealed/prove-work.ts'
import { surveyQuestions } from '../../src/chat/survey.ts'
import type { PartProps } from './script.ts'
import { wordsIn } from './use-return.ts'

type Answers = Readonly<Record<(typeof surveyQuestions)[number], 0 | 1 | 2 | null>>

/** Every answer costs her device a little work, so that nobody fills the count. */
async function sendSurvey(http: Http, id: string, answers: Answers): Promise<boolean> {
  const post = (more: object) => http('/api/v1/survey', jsonPost({ id, ...answers, ...more }))
  const asked = await post({})
  const { word, detail } = asked.ok ? { word: null, detail: {} } : await refusalOf(asked)
  if (word !== 'prove-work') return asked.ok
  const work = await proveWork(detail, fromB64(id) ?? new Uint8Array())
  return work !== null && (await post({ work })).ok
}

/** Three questions nobody has to answer. What she sends names no conversation, and goes without her session. */
export function Survey({ visit, say: page }: Pick<PartProps, 'visit' | 'say'>) {
  const say = wordsIn(page).survey
  const [answers, setAnswers] = useState<Answers>({ heard: null, knows: null, again: null })
  const [idB64] = useState(() => toB64(visit.parts.random(16)))
  const [sent, setSent] = useState(false)
  const some = Object.values(answers).some((answer) => answer !== null)
  const send = async () => {
    setSent(true)
    const { http } = visit.parts
    // The same id counts once: what did not come through can be sent again.
    const done = await sendSurvey(http, idB64, answers).catch(() => false)
    if (!done) setSent(false)
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
