import { useStore } from '../chat/panes/use-store.ts'
import type { LineState } from '../live/line.ts'
import type { Unlocked } from '../people/sealed/unlock.ts'
import { ShiftSwitch } from '../queue/panes/ShiftSwitch.tsx'
import { SoundSwitch } from '../queue/panes/SoundSwitch.tsx'
import type { Sound } from '../queue/panes/sound.ts'
import { WaitPill } from '../queue/panes/WaitPill.tsx'
import { type Board, claimable } from './board.ts'
import { deskWords as words } from './words.ts'

type TopBarParts = {
  readonly me: Unlocked
  readonly demo: boolean
  readonly board: Board
  readonly line: LineState
  readonly sound: Sound
  readonly takes: boolean
  readonly onQueue: () => void
  readonly onShift: (on: boolean) => void
  readonly onHelp: () => void
  readonly onSignOut: () => void
}

/** Where she is, who waits, how the line is, and herself. */
export function TopBar(parts: TopBarParts) {
  const { me, demo, board, line, sound, takes, onQueue, onShift, onHelp, onSignOut } = parts
  const soundView = useStore(sound)
  return (
    <header class="top">
      <h1>
        <Mark />
        <span>{words.title}</span>
      </h1>
      {demo && <span class="demo">{words.demo}</span>}
      <WaitPill waiting={claimable(board)} onGo={onQueue} />
      <LineBadge line={line} />
      <span class="grow" />
      {takes && board.told && <ShiftSwitch onShift={board.onShift} onSwitch={onShift} />}
      <SoundSwitch sound={sound} view={soundView} tune={takes ? 'waiting' : 'alone'} />
      <button type="button" class="button icon" title={words.help} onClick={onHelp}>
        <span aria-hidden="true">?</span>
        <span class="unseen">{words.help}</span>
      </button>
      <button
        type="button"
        class="button me"
        popovertarget="account"
        aria-label={words.account(me.pseudonym)}
      >
        <bdi>{me.pseudonym}</bdi>
      </button>
      <div id="account" popover="auto" class="popover">
        <p>
          <b>
            <bdi>{me.pseudonym}</bdi>
          </b>{' '}
          <span class="soft">{roleOf(me)}</span>
        </p>
        <button type="button" class="button" onClick={onSignOut}>
          {words.signOut}
        </button>
      </div>
    </header>
  )
}

/** The house's mark: a window where two talk. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
      <rect x="1" y="2" width="14" height="10" rx="3" fill="currentColor" />
      <path d="M4 15v-4h4z" fill="currentColor" />
      <path class="lines" d="M4.5 6h7M4.5 9h4" stroke-width="1.4" stroke-linecap="round" />
    </svg>
  )
}

/** Quiet while all is well. Its place is kept, so that nothing moves when the line drops. */
function LineBadge({ line }: { readonly line: LineState }) {
  return (
    <span class={`line ${line}`} role="status" title={words.lineHow[line]}>
      {words.line[line]}
    </span>
  )
}

function roleOf({ role }: Unlocked): string {
  return role === 'counsellor' || role === 'supervisor' ? words.role[role] : ''
}
