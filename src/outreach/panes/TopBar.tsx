import { outreachWords as words } from '../words.ts'
import { screens } from './screens.ts'
import { printWhere } from './where.ts'

type TopBarParts = {
  /** The id of the open screen. */
  readonly at: string
  readonly name: string
  readonly onSignOut: () => void
}

export function TopBar({ at, name, onSignOut }: TopBarParts) {
  return (
    <header class="top">
      <h1>{words.title}</h1>
      <nav aria-label={words.screens}>
        {screens.map(({ id, label }) => (
          <a key={id} href={printWhere(id)} {...(id === at && { 'aria-current': 'page' })}>
            {label}
          </a>
        ))}
      </nav>
      <span class="grow" />
      <button type="button" class="button" popovertarget="account" aria-label={words.account(name)}>
        <bdi>{name}</bdi>
      </button>
      <div id="account" popover="auto" class="popover">
        <p>
          <b>
            <bdi>{name}</bdi>
          </b>{' '}
          <span class="soft">{words.role}</span>
        </p>
        <button type="button" class="button" onClick={onSignOut}>
          {words.signOut}
        </button>
      </div>
    </header>
  )
}
