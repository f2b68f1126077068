import { useEffect, useRef } from 'preact/hooks'
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
  const nav = useRef<HTMLElement>(null)
  // On a narrow screen the menu is wider than its place: what is open stands in the middle of it.
  useEffect(() => {
    const menu = nav.current
    if (!menu) return
    const watcher = new ResizeObserver(() => {
      const open = menu.querySelector<HTMLElement>('[aria-current]')
      if (open) menu.scrollLeft = open.offsetLeft - (menu.clientWidth - open.offsetWidth) / 2
    })
    watcher.observe(menu)
    return () => watcher.disconnect()
  }, [at])
  return (
    <header class="top">
      <h1>{words.title}</h1>
      <nav ref={nav} aria-label={words.screens}>
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
