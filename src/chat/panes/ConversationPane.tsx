import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { chatDeskWords as words } from '../desk-words.ts'
import { CloseDialog } from './CloseDialog.tsx'
import { Composer } from './Composer.tsx'
import {
  type DeskConversation,
  type DeskConversationActions,
  endingOf,
  unsentCount,
  viewed,
} from './desk-conversation.ts'
import { EndedPart } from './EndedPart.tsx'
import { HandBackDialog } from './HandBackDialog.tsx'
import { MessageLog } from './MessageLog.tsx'
import { PaneBar } from './PaneBar.tsx'
import { PaneStatus } from './PaneStatus.tsx'
import { useStore } from './use-store.ts'
import { focusComposer, paneId } from './where-to.ts'

export type ConversationPaneParts = {
  readonly one: DeskConversation
  readonly actions: DeskConversationActions
  readonly focused: boolean
  /** This tab is in front of her. */
  readonly attended: boolean
  readonly mayHide: boolean
  readonly keys: boolean
  /** The way back to the list, on a narrow screen. */
  readonly back: ComponentChildren
  /** What stands between bar and words where there is no third column. */
  readonly children: ComponentChildren
}

/** One conversation: who, the words, the state of things, and where she types, from the moment she claims it. */
export function ConversationPane(parts: ConversationPaneParts) {
  const { one, actions, focused, attended, mayHide, keys, back, children } = parts
  const { conversation, name, store, asMessage } = one
  const view = useStore(viewed(one))
  const [asking, setAsking] = useState<'close' | 'hand-back' | null>(null)
  const [atEnd, setAtEnd] = useState(true)
  const ending = endingOf(one, view)

  // Read is what stood in front of her: this tab, this pane, the end of the log.
  useEffect(() => {
    if (attended && focused && atEnd && view.head > 0) store?.shown(view.head)
  }, [store, attended, focused, atEnd, view.head])

  // She opened it to write in it; one that came from another tab is not in front of her and takes no keys.
  const entered = useRef(focused)
  useEffect(() => {
    if (entered.current) focusComposer(conversation)
  }, [conversation])

  const sendAnyway = useCallback(
    (key: string, seenEpoch: number) => store?.sendAnyway(key, seenEpoch),
    [store],
  )
  const discard = useCallback((key: string) => store?.discard(key), [store])
  const asked = {
    name,
    hasDraft: actions.draftOf(conversation).trim() !== '',
    waiting: unsentCount(view),
    onCancel: () => setAsking(null),
  }

  return (
    <section
      class={focused ? 'pane focused' : 'pane'}
      id={paneId(conversation)}
      aria-label={words.conversation(name)}
      onFocusIn={() => actions.onFocus(conversation)}
      onPointerDown={() => actions.onFocus(conversation)}
    >
      <PaneBar
        one={one}
        view={view}
        actions={actions}
        mayHide={mayHide}
        back={back}
        onAsk={setAsking}
      />
      {children}
      {ending !== 'deleted' && (
        <MessageLog
          name={name}
          items={view.items}
          opening={view.epoch === 0}
          asMessage={asMessage}
          onSendAnyway={sendAnyway}
          onDiscard={discard}
          onAtEnd={setAtEnd}
        />
      )}
      {ending ? (
        <EndedPart ending={ending} focused={focused} />
      ) : (
        <>
          <PaneStatus view={view} asMessage={asMessage} />
          <Composer
            key={conversation}
            draft={actions.draftOf(conversation)}
            onDraft={(text) => actions.onDraft(conversation, text)}
            onTyping={() => store?.typing()}
            send={store && ((text) => store.send(text))}
            keys={keys}
          />
        </>
      )}
      {asking === 'close' && !ending && (
        <CloseDialog
          {...asked}
          onClose={(readsBack) => {
            setAsking(null)
            actions.onClose(conversation, readsBack)
          }}
        />
      )}
      {asking === 'hand-back' && !ending && (
        <HandBackDialog
          {...asked}
          onHandBack={(readsBack) => {
            setAsking(null)
            actions.onHandBack(conversation, readsBack)
          }}
        />
      )}
    </section>
  )
}
