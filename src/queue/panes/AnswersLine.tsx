import { queueWords as words } from '../words.ts'
import { personSubject } from './precheck-words.ts'
import { Subject } from './Subject.tsx'
import { type Answers, precheckOf } from './waiting-person.ts'

/** What a ticket told, in one line; where there are no answers, why. */
export function AnswersLine({ answers }: { readonly answers: Answers }) {
  return (
    <>
      {insteadOf(answers)}
      <Subject precheck={precheckOf(answers)} />
    </>
  )
}

function insteadOf(answers: Answers) {
  switch (answers.kind) {
    case 'opening':
      return words.opening
    case 'unopened':
      return words.unopenedShort
    case 'broken':
      return words.brokenShort
    case 'parked':
      return (
        <>
          <bdi>{words.parked(answers.by)}</bdi>
          {!answers.readsBack && `, ${words.noReadBackShort}`}
        </>
      )
    case 'opened':
      return personSubject(answers.precheck).length === 0 ? words.skipped : ''
  }
}
