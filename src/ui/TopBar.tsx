import type { ComponentChildren } from 'preact'
import type { Language } from '../words/language.ts'
import { words } from './words.ts'

type SkipLinkProps = { readonly language: Language /** An element's id. */; readonly to: string }

/** Skips the top bar for people who read by keyboard. */
export function SkipLink({ language, to }: SkipLinkProps) {
  return (
    <a class="skip" href={`#${to}`}>
      {words[language].toContent}
    </a>
  )
}

type QuickExitProps = { readonly language: Language; readonly exitTo: string }

/**
 * The way out: a plain link that works without script. `watchLeaving` makes it leave no page behind.
 * The chat app may render it too; its attribute `data-leave` is what is listened for.
 */
export function QuickExit({ language, exitTo }: QuickExitProps) {
  return (
    <a class="away" href={exitTo} rel="noreferrer nofollow" data-leave="">
      {words[language].leave}
    </a>
  )
}

/** home: address of the brand's link; null where leaving the page by accident would lose a conversation. */
type TopBarProps = QuickExitProps & {
  readonly home: string | null
  readonly children?: ComponentChildren
}

/** Brand (or `children` in its place) on one side, the way out on the other, on every page. */
export function TopBar({ language, exitTo, home, children }: TopBarProps) {
  const brand = children ?? <Brand />
  return (
    <header class="top">
      {home === null ? (
        <div class="brand">{brand}</div>
      ) : (
        <a class="brand" href={home} aria-label={words[language].home}>
          {brand}
        </a>
      )}
      <QuickExit language={language} exitTo={exitTo} />
    </header>
  )
}

function Brand() {
  return (
    <>
      <svg
        width="26"
        height="26"
        viewBox="0 0 26 26"
        fill="none"
        stroke="currentColor"
        stroke-width="3"
        stroke-linecap="round"
        stroke-linejoin="round"
        aria-hidden="true"
      >
        <path d="M5 22V11a7 7 0 0 1 14 0v5" />
        <path class="turn" d="m14 13 5 5 5-5" />
      </svg>
      <span>Keerpunt</span>
    </>
  )
}
