import { contactsWords } from '../contacts-words.ts'
import { redactionWords as words } from '../desk-words.ts'
import { numberWords } from '../number-words.ts'
import { printWhere, type Where } from './where.ts'

type TopBarParts = {
  readonly where: Where
  readonly name: string
  readonly role: string
  readonly onSignOut: () => void
}

const screens: readonly (readonly [Where, string])[] = [
  [{ kind: 'pages' }, words.pages],
  [{ kind: 'facts', language: 'nl' }, words.facts],
  [{ kind: 'media' }, words.media],
  [{ kind: 'words' }, words.words],
  [{ kind: 'contacts' }, contactsWords.title],
  [{ kind: 'numbers' }, numberWords.title],
]

export function TopBar({ where, name, role, onSignOut }: TopBarParts) {
  const isHere = (to: Where) => to.kind === (where.kind === 'page' ? 'pages' : where.kind)
  const roleName = role === 'editor' ? words.role.editor : words.role.experience_expert
  return (
    <header class="top">
      <h1>{words.title}</h1>
      <nav aria-label={words.screens}>
        {screens.map(([to, says]) => (
          <a key={says} href={printWhere(to)} {...(isHere(to) && { 'aria-current': 'page' })}>
            {says}
          </a>
        ))}
      </nav>
      <span class="grow" />
      <a
        class="button"
        href="/api/v1/knowledge/export"
        download="keerpunt.tar"
        title={words.exportHow}
      >
        {words.export}
      </a>
      <button type="button" class="button" popovertarget="account" aria-label={words.account(name)}>
        <bdi>{name}</bdi>
      </button>
      <div id="account" popover="auto" class="popover">
        <p>
          <b>
            <bdi>{name}</bdi>
          </b>{' '}
          <span class="soft">{roleName}</span>
        </p>
        <button type="button" class="button" onClick={onSignOut}>
          {words.signOut}
        </button>
      </div>
    </header>
  )
}
