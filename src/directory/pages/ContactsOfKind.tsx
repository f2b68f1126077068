import type { Phone } from '../../ui/PhoneList.tsx'
import { PhoneList } from '../../ui/PhoneList.tsx'
import type { Language } from '../../words/language.ts'
import type { Contact } from '../contact.ts'
import { phoneOf } from '../Helplines.tsx'
import type { HelpOfKind } from '../nearby.ts'
import { isUnchecked } from '../nearby.ts'
import { words as directoryWords } from '../words.ts'
import { words } from './words.ts'

type ContactsProps = { readonly language: Language; readonly help: HelpOfKind }

/** One kind of help: what it is, then each one's number, site or way to find it. */
export function ContactsOfKind({ language, help }: ContactsProps) {
  const say = words[language].kinds[help.kind]
  const phones = help.contacts.flatMap((contact) => phoneFor(language, contact))
  return (
    <section class="card">
      <h3>{say.title}</h3>
      {say.about.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {phones.length > 0 && <PhoneList phones={phones} />}
      {help.contacts.map((contact) => (
        <InWords key={contact.name} language={language} contact={contact} />
      ))}
    </section>
  )
}

function phoneFor(language: Language, { name, note, how, ...rest }: Contact): readonly Phone[] {
  if (how.kind !== 'helpline') return []
  const { mark: _, ...phone } = phoneOf(language, how.line)
  const unchecked = isUnchecked({ name, note, how, ...rest })
  return [
    {
      ...phone,
      name,
      whatFor: note || phone.whatFor,
      ...(unchecked && { mark: directoryWords[language].concept }),
    },
  ]
}

/** A contact with a site, or one that is only told in words. */
function InWords({
  language,
  contact,
}: {
  readonly language: Language
  readonly contact: Contact
}) {
  const { how, name, note } = contact
  if (how.kind === 'helpline') return null
  const mark = isUnchecked(contact) && <span class="tag">{directoryWords[language].concept}</span>
  if (how.kind === 'words') return (note || mark) && <p>{[note, ' ', mark]}</p>
  return (
    <>
      <p>
        <b>{name}</b> {note} {mark}
      </p>
      <p>
        <a href={how.href} rel="noreferrer">
          {words[language].toSite}
        </a>
        . <span class="small">{words[language].otherSite}</span>
      </p>
    </>
  )
}
