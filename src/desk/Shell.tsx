import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import type { ConversationId } from '../chain/member.ts'
import type { Trust } from '../chain/verify-chain.ts'
import { AssignedList } from '../chat/panes/AssignedList.tsx'
import { ConversationList } from '../chat/panes/ConversationList.tsx'
import { InboxPane } from '../chat/panes/InboxPane.tsx'
import { UnattendedList } from '../chat/panes/UnattendedList.tsx'
import { useStore } from '../chat/panes/use-store.ts'
import { focusComposer, focusInbox, focusLog } from '../chat/panes/where-to.ts'
import { ChannelAlarms } from '../outreach/panes/ChannelAlarms.tsx'
import { DebriefShared } from '../outreach/panes/DebriefShared.tsx'
import { Reception } from '../people/panes/Reception.tsx'
import type { Browser } from '../people/sealed/browser.ts'
import type { Unlocked } from '../people/sealed/unlock.ts'
import { QueuePane } from '../queue/panes/QueuePane.tsx'
import type { Sound } from '../queue/panes/sound.ts'
import { focusQueue } from '../queue/panes/where-to.ts'
import { claimable, goingOn, takeable } from './board.ts'
import { CareColumn } from './CareColumn.tsx'
import type { Desk } from './desk.ts'
import { EndShiftDialog } from './EndShiftDialog.tsx'
import type { EndShiftChoices, EndShiftWhy } from './end-shift.ts'
import { HelpDialog } from './HelpDialog.tsx'
import { Middle } from './Middle.tsx'
import { Notices } from './Notices.tsx'
import { focusedOf, mostPanes, sideBySideFrom, visiblePanes } from './panes.ts'
import type { Command } from './shortcuts.ts'
import { TopBar } from './TopBar.tsx'
import { useAttended } from './use-attended.ts'
import { useMedia } from './use-media.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useUnread } from './use-unread.ts'
import { deskWords as words } from './words.ts'

export type ShellParts = {
  readonly desk: Desk
  readonly me: Unlocked
  readonly house: Trust
  readonly browser: Browser
  readonly sound: Sound
  readonly clock: () => number
  readonly onSignOut: () => void
}

/** The desk of somebody who is signed in: queue and hers, conversations, what belongs to them. */
export function Shell({ desk, me, house, browser, sound, clock, onSignOut }: ShellParts) {
  const { board, line, notice, shiftEnded, trouble, alarms } = useStore(desk)
  const [singles, setSingles] = useState(true)
  const [helping, setHelping] = useState(false)
  const [ending, setEnding] = useState<EndShiftWhy | null>(null)
  const attended = useAttended()
  const roomy = useMedia(`(min-width: ${sideBySideFrom}px)`)
  const narrow = useMedia('(max-width: 759px)')
  const hasCare = useMedia('(min-width: 1100px)')
  const unread = useUnread(board.mine)
  const takes = me.role === 'counsellor'
  const focused = focusedOf(board.panes)
  const visible = visiblePanes(board.panes, roomy ? mostPanes : 1)
  const shown = narrow && focused === null ? [] : visible
  const ringing = board.onShift ? claimable(board).length : 0

  const alone = board.unattended.length

  useEffect(() => {
    document.title = words.titleWith(ringing + unread + alone)
  }, [ringing, unread, alone])

  const goTo = useCallback(
    (conversation: ConversationId) => {
      desk.bring(conversation)
      focusComposer(conversation)
    },
    [desk],
  )
  const goToQueue = useCallback(() => {
    if (narrow) desk.back()
    focusQueue()
  }, [desk, narrow])
  const goToInbox = useCallback(() => {
    if (narrow) desk.back()
    focusInbox()
  }, [desk, narrow])
  const run = useCallback(
    (command: Command) => {
      const { board } = desk.view()
      const focused = focusedOf(board.panes)
      switch (command.kind) {
        case 'queue':
          return goToQueue()
        case 'inbox':
          return goToInbox()
        case 'claim-next':
          return takes && desk.claimNext()
        case 'write':
          return focused && focusComposer(focused)
        case 'leave-field':
          return focused ? focusLog(focused) : focusQueue()
        case 'help':
          return setHelping(true)
        case 'conversation': {
          const one = board.mine[command.at]
          return one && goTo(one.conversation)
        }
      }
    },
    [desk, takes, goTo, goToQueue, goToInbox],
  )
  useShortcuts(singles, run)
  const actions = useMemo(
    () => ({
      draftOf: desk.draftOf,
      onDraft: desk.keepDraft,
      onFocus: desk.bring,
      onHide: desk.hide,
      onClose: desk.close,
      onHandBack: desk.handBack,
      onDismiss: desk.dismiss,
    }),
    [desk],
  )
  /** Ending a shift or signing out first asks what is to become of what goes on. */
  const askFirst = (why: EndShiftWhy, otherwise: () => void) => {
    if (goingOn(desk.view().board).length > 0) setEnding(why)
    else otherwise()
  }
  const switchShift = (on: boolean) => {
    if (on) void desk.switchShift(true)
    else askFirst('stop', () => void desk.switchShift(false))
  }
  const finish = async (why: EndShiftWhy, choices: EndShiftChoices) => {
    setEnding(null)
    if (why === 'stop') return desk.endShift(choices)
    const went = await desk.giveBack(choices)
    if (went && why === 'sign-out') onSignOut()
  }
  const inFront = board.mine.find(({ conversation }) => conversation === (focused ?? shown[0]))

  return (
    <div class={`desk${narrow && shown.length > 0 ? ' in-pane' : ''}${takes ? '' : ' looks-on'}`}>
      <TopBar
        me={me}
        demo={house.demo}
        board={board}
        line={line}
        sound={sound}
        takes={takes}
        onQueue={goToQueue}
        onShift={switchShift}
        onHelp={() => setHelping(true)}
        onSignOut={() => askFirst('sign-out', onSignOut)}
      />
      {trouble && (
        <p class="banner" role="alert">
          {words.trouble[trouble]}
        </p>
      )}
      <section class="column left" aria-label={words.columns.left}>
        {!takes && <UnattendedList alone={board.unattended} />}
        {!takes && <ChannelAlarms alarms={alarms} />}
        <QueuePane
          waiting={claimable(board)}
          onShift={board.onShift}
          takes={takes}
          busy={board.claiming !== null}
          keys={singles}
          onClaim={desk.claim}
          onRemove={desk.removeTicket}
        />
        <InboxPane
          messages={takeable(board)}
          onShift={board.onShift}
          takes={takes}
          busy={board.claiming !== null}
          keys={singles}
          onClaim={desk.claim}
          onRemove={desk.removeTicket}
        />
        {!takes && <AssignedList assigned={board.assigned} />}
        {takes && (
          <ConversationList
            conversations={board.mine}
            shown={shown}
            focused={focused}
            keys
            draftOf={desk.draftOf}
            onOpen={goTo}
          />
        )}
      </section>
      <main class="column middle" aria-label={words.columns.middle}>
        {takes ? (
          <Middle
            board={board}
            shown={shown}
            attended={attended}
            narrow={narrow}
            withCare={!hasCare}
            ends={desk.ends}
            keys={singles}
            actions={actions}
            onBack={desk.back}
          />
        ) : (
          <div class="start">
            <Reception
              browser={browser}
              trust={house}
              me={me}
              clock={clock}
              onRenewed={desk.look}
            />
            <DebriefShared fetcher={browser.fetch} trust={house} me={me} />
          </div>
        )}
      </main>
      {hasCare && takes && <CareColumn one={inFront ?? null} ends={desk.ends} />}
      <Notices
        notice={notice}
        shiftEnded={shiftEnded}
        onClose={desk.clearNotice}
        onCloseEnded={desk.clearShiftEnded}
        onLook={() => {
          desk.clearShiftEnded()
          askFirst('ended', () => {})
        }}
      />
      {ending && (
        <EndShiftDialog
          why={ending}
          open={goingOn(board)}
          draftOf={desk.draftOf}
          onDone={(choices) => void finish(ending, choices)}
          onCancel={() => setEnding(null)}
        />
      )}
      {helping && (
        <HelpDialog singles={singles} onSingles={setSingles} onClose={() => setHelping(false)} />
      )}
    </div>
  )
}
