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
 * stands in no address and in no history, and is kept nowhere. To mount it: `helpNearbyRoutes`.
 */
export function HelpNearby({ language, answer, typed, here, chat }: HelpNearbyProps) {
  const say = words[language]
  const { found, help } = answer
  const isLocal = found.kind === 'found'
  return (
    <div class="prose">
      <h1>{say.title}</h1>
      <p class="lead">{say.lead}</p>
      <DangerNotice language={language} />
      <PlaceForm language={language} typed={typed} here={here} />
      <section id={answerId} tabIndex={-1}>
        <h2>{isLocal ? say.helpIn(found.name) : say.nationwide}</h2>
        <Understood language={language} found={found} here={here} />
        <div class="stack near">
          {help.map((each) => (
            <ContactsOfKind key={each.kind} language={language} help={each} />
          ))}
        </div>
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
    <form method="post" action={`${here}#${answerId}`}>
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

type UnderstoodProps = {
  readonly language: Language
  readonly found: FoundPlace
  readonly here: string
}

/** Which place was understood, or what to type or choose instead. */
function Understood({ language, found, here }: UnderstoodProps) {
  const say = words[language]
  const choices = (options: readonly PlaceOption[]) => (
    <Choices language={language} options={options} here={here} />
  )
  switch (found.kind) {
    case 'empty':
      return <p>{say.withoutPlace}</p>
    case 'found':
      return <p>{whereItLies(language, found)}</p>
    case 'which':
      return (
        <>
          <p>{say.which(found.name)}</p>
          {choices(found.options)}
        </>
      )
    case 'near':
      return (
        <>
          <p>{say.near}</p>
          {choices(found.options)}
        </>
      )
    case 'province':
      return (
        <>
          <p>{say.province(found.name)}</p>
          {found.options.length > 0 && <p>{say.orPlace}</p>}
          {choices(found.options)}
        </>
      )
    case 'postcode':
      return <p>{say.postcode}</p>
    case 'unknown':
      return (
        <p>
          {say.unknown} {say.tryLarger}
        </p>
      )
    default:
      return found satisfies never
  }
}

function whereItLies(
  language: Language,
  { name, municipality, formerSince }: Extract<FoundPlace, { kind: 'found' }>,
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
    <form class="stack near" method="post" action={`${here}#${answerId}`}>
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
