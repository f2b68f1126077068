import { Button, LinkButton } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Language } from '../../words/language.ts'
import type { FoundPlace, PlaceOption } from '../find-place.ts'
import { withoutCode } from '../find-place.ts'
import { DangerNotice } from '../Helplines.tsx'
import { isUnchecked } from '../nearby.ts'
import { words as directoryWords } from '../words.ts'
import type { PlaceAnswer } from './answer-place.ts'
import { ContactsOfKind } from './ContactsOfKind.tsx'
import { words } from './words.ts'

type HelpNearbyProps = {
  readonly language: Language
  readonly answer: PlaceAnswer
  /** What was typed; '' on a page nobody filled in yet. */
  readonly typed: string
  /** Addresses of this page and of the chat, in this language. */
  readonly here: string
  readonly chat: string
}

/** The name of the one field. */
export const placeField = 'plaats'
const answerId = 'antwoord'
const mostLetters = 100

/**
 * "Help near you", for inside the site's Shell; complete without script. What she types is posted, so that it
 * stands in no address, and is kept nowhere. To mount it: `helpNearbyRoutes`, and `answerInPlace` in the script.
 */
export function HelpNearby({ language, answer, typed, here, chat }: HelpNearbyProps) {
  const say = words[language]
  const { found, help } = answer
  return (
    <div class="prose">
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      <DangerNotice language={language} />
      <section>
        <PlaceForm language={language} typed={typed} here={here} />
      </section>
      <section data-answer>
        {isSettled(found) ? (
          <Settled language={language} found={found} />
        ) : (
          <section>
            <NotYet language={language} found={found} here={here} />
          </section>
        )}
        <section>
          {isSettled(found) || <h2>{say.nationwide}</h2>}
          <div class="stack near">
            {help.map((each) => (
              <ContactsOfKind key={each.kind} language={language} help={each} />
            ))}
          </div>
        </section>
      </section>
      <section>
        <h2>{say.chatTitle}</h2>
        <p class="act">
          <LinkButton href={chat} weight="quiet">
            {say.chat}
          </LinkButton>
        </p>
        <p class="small">
          {directoryWords[language].callLog}{' '}
          {help.some(({ contacts }) => contacts.some(isUnchecked)) &&
            directoryWords[language].conceptMeans}
        </p>
        <p class="small">{say.places}</p>
      </section>
    </div>
  )
}

type FormProps = Pick<HelpNearbyProps, 'language' | 'typed' | 'here'>

function PlaceForm({ language, typed, here }: FormProps) {
  const say = words[language]
  return (
    <form method="post" action={`${here}#${answerId}`} data-nearby>
      <Field id={placeField} label={say.label} hint={say.hint}>
        {(control) => (
          <input
            {...control}
            name={placeField}
            type="text"
            value={withoutCode(typed).slice(0, mostLetters)}
            maxLength={mostLetters}
            autoComplete="off"
            autoCapitalize="words"
            spellcheck={false}
            enterKeyHint="search"
          />
        )}
      </Field>
      <p class="act">
        <Button type="submit">{say.search}</Button>
      </p>
    </form>
  )
}

type Settled = Extract<FoundPlace, { kind: 'empty' | 'found' }>
type NotYet = Exclude<FoundPlace, Settled>
const isSettled = (found: FoundPlace): found is Settled =>
  found.kind === 'empty' || found.kind === 'found'

/** Where an answer begins: a form without script jumps to it, the script gives it the focus. */
const Heading = ({ text }: { readonly text: string }) => (
  <h2 id={answerId} tabIndex={-1}>
    {text}
  </h2>
)

/** Whose help follows. */
function Settled({ language, found }: { readonly language: Language; readonly found: Settled }) {
  const say = words[language]
  const isEmpty = found.kind === 'empty'
  return (
    <>
      <Heading text={isEmpty ? say.nationwide : say.helpIn(found.name)} />
      <p>{isEmpty ? say.withoutPlace : whereItLies(language, found)}</p>
    </>
  )
}

type NotYetProps = {
  readonly language: Language
  readonly found: NotYet
  readonly here: string
}

/** What to choose, or to type instead. */
function NotYet({ language, found, here }: NotYetProps) {
  const say = words[language]
  const options = 'options' in found ? found.options : []
  return (
    <>
      <Heading text={options.length > 0 ? say.whichPlace : say.notFound} />
      {whatNow(language, found).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <Choices language={language} options={options} here={here} />
    </>
  )
}

function whatNow(language: Language, found: NotYet): readonly string[] {
  const say = words[language]
  switch (found.kind) {
    case 'which':
      return [say.which(found.name)]
    case 'near':
      return [say.near]
    case 'province':
      return [say.province(found.name), ...(found.options.length > 0 ? [say.orPlace] : [])]
    case 'postcode':
      return [say.postcode]
    case 'unknown':
      return [say.unknown, say.tryLarger]
    default:
      return found satisfies never
  }
}

function whereItLies(
  language: Language,
  { name, municipality, formerSince }: Extract<Settled, { kind: 'found' }>,
): string {
  const say = words[language]
  if (formerSince !== null) return say.belongsNow(name, municipality.name, formerSince)
  return name === municipality.name
    ? say.isIn(name, municipality.province)
    : say.belongsTo(name, municipality.name, municipality.province)
}

type ChoicesProps = {
  readonly language: Language
  readonly options: readonly PlaceOption[]
  readonly here: string
}

/** One button for each place that may be meant. */
function Choices({ language, options, here }: ChoicesProps) {
  const say = words[language]
  if (options.length === 0) return null
  return (
    <form class="stack near" method="post" action={`${here}#${answerId}`} data-nearby>
      {options.map(({ name, municipality, value }) => (
        <p key={value} class="act">
          <button class="button quiet" type="submit" name={placeField} value={value}>
            {name === municipality.name
              ? say.sameName(name, municipality.province)
              : say.otherName(name, municipality.name, municipality.province)}
          </button>
        </p>
      ))}
    </form>
  )
}
