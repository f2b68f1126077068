import { queueWords } from '../words.ts'
import { precheckWords as words } from './precheck-words.ts'
import type { Answers } from './waiting-person.ts'

/** What the visitor filled in before the chat, opened in this browser only. `answers` null: no longer there. */
export function PrecheckAnswers({ answers, gone }: { answers: Answers | null; gone: string }) {
  return (
    <section class="facts">
      <h3>{words.title}</h3>
      {answers?.kind === 'opened' && answers.precheck ? (
        <dl>
          {rows(answers.precheck).map(({ question, answer, danger }) => (
            <div key={question}>
              <dt>{question}</dt>
              <dd class={answer === null ? 'soft' : danger ? 'danger' : undefined}>
                {answer ?? words.notSaid}
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <p class="soft">{why(answers, gone)}</p>
      )}
    </section>
  )
}

type Precheck = NonNullable<Extract<Answers, { kind: 'opened' }>['precheck']>

function rows({ forWhom, age, topic, canType, language }: Precheck) {
  const { questions } = words
  return [
    { question: questions.forWhom, answer: forWhom && words.forWhom[forWhom] },
    { question: questions.age, answer: age && words.age[age] },
    { question: questions.topic, answer: topic && words.topic[topic], danger: topic === 'threat' },
    {
      question: questions.canType,
      answer: canType && words.canType[canType],
      danger: canType === 'no',
    },
    { question: questions.language, answer: words.language[language] },
  ]
}

function why(answers: Answers | null, gone: string): string {
  if (!answers) return gone
  if (answers.kind === 'opening') return queueWords.opening
  if (answers.kind === 'parked') return gone
  return answers.kind === 'opened' ? queueWords.skipped : queueWords[answers.kind]
}
