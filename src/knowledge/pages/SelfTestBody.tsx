import type { Language } from '../../words/language.ts'
import type { SelfTest } from '../self-test.ts'
import { Blocks } from './Blocks.tsx'
import { ConceptLine } from './ConceptLine.tsx'
import { Flows } from './Flows.tsx'
import type { PageBodyProps } from './PageBody.tsx'
import { Runs } from './Runs.tsx'
import { Sources } from './Sources.tsx'
import { testWords } from './test-words.ts'
import { words } from './words.ts'

type SelfTestBodyProps = PageBodyProps & { readonly test: SelfTest }

/**
 * A self-test on one page: her answers show what she recognised, by style rules alone. The script makes it one
 * question a screen. No form stands around it, so that no key ever sends an answer.
 */
export function SelfTestBody(props: SelfTestBodyProps) {
  const { text, place, around, test, concept } = props
  const { language, readsIn } = around
  const say = testWords[language]
  return (
    <>
      <h1>{text.head.title}</h1>
      <p class="lead">{text.head.summary}</p>
      {props.tools}
      {concept && <ConceptLine language={language}>{words[language].conceptPage}</ConceptLine>}
      <div class="text test" data-test={place.slug} {...scriptWords(language)}>
        <div class="intro">
          <Blocks blocks={test.intro} around={around} />
          <p class="small">{say.onDevice}</p>
        </div>
        {test.questions.map(({ asks }, at) => (
          <fieldset class="ask" key={at}>
            <legend>
              <Runs runs={asks} readsIn={readsIn} />
            </legend>
            {(['ja', 'nee'] as const).map((answer) => (
              <label key={answer}>
                <input type="radio" name={`q${at}`} value={answer} required />
                <span>{say[answer]}</span>
              </label>
            ))}
          </fieldset>
        ))}
        <section class="result">
          <h2>{say.result}</h2>
          <div class="some">
            <h3>
              <span class="if">{say.ifYes}</span> {say.recognised}
            </h3>
            <ul class="recognised">
              {test.questions.map(({ recognised }, at) => (
                <li key={at}>
                  <Runs runs={recognised} readsIn={readsIn} />
                </li>
              ))}
            </ul>
            <div class="steps">
              <Flows flows={test.outcome.ja} readsIn={readsIn} />
            </div>
          </div>
          <div class="none">
            <h3 class="if">{say.ifNo}</h3>
            <div class="steps">
              <Flows flows={test.outcome.nee} readsIn={readsIn} />
            </div>
          </div>
        </section>
      </div>
      <Sources {...props} />
    </>
  )
}

/** What the script says; it has no words of its own. */
const scriptWords = (language: Language) =>
  Object.fromEntries(
    (
      ['begin', 'at', 'back', 'again', 'countMe', 'countWhat', 'counted', 'notCounted'] as const
    ).map((name) => [
      `data-${name.replace(/[A-Z]/, (capital) => `-${capital.toLowerCase()}`)}`,
      testWords[language][name],
    ]),
  )
