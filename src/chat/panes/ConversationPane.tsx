import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { CloseIcon } from '../../queue/panes/icons.tsx'
import { personTitle } from '../../queue/panes/precheck-words.ts'
import { Span } from '../../queue/panes/Span.tsx'
import { Subject } from '../../queue/panes/Subject.tsx'
import { precheckOf } from '../../queue/panes/waiting-person.ts'
import { queueWords } from '../../queue/words.ts'
import { chatDeskWords as words } from '../desk-words.ts'
import { CloseDialog } from './CloseDialog.tsx'
import { Composer } from './Composer.tsx'
import {
  type DeskConversation,
  type DeskConversationActions,
  hasEnded,
  notYet,
  startOf,
  unsentCount,
} from './desk-conversation.ts'
import { MessageLog } from './MessageLog.tsx'
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
  const { conversation, name, store } = one
  const view = useStore(store ?? notYet)
  const [closing, setClosing] = useState(false)
  const [atEnd, setAtEnd] = useState(true)
  const ended = hasEnded(view)
  const start = startOf(one, view)
  const precheck = one.answers && precheckOf(one.answers)

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

  return (
    <section
      class={focused ? 'pane focused' : 'pane'}
      id={paneId(conversation)}
      aria-label={words.conversation(name)}
      onFocusIn={() => actions.onFocus(conversation)}
      onPointerDown={() => actions.onFocus(conversation)}
    >
      <header class="pane-bar">
        {back}
        <h2>
          {one.line
            ? personTitle(queueWords.lineWord[one.line], precheck)
            : words.conversation(name)}
          {one.line && <span class="name"> {name}</span>}
          <span class="subject">
            <Subject precheck={precheck} />
          </span>
        </h2>
        {start !== null && !ended && <Span sinceMs={start} />}
        {ended ? (
          <button type="button" class="button" onClick={() => actions.onDismiss(conversation)}>
            {words.dismiss}
          </button>
        ) : (
          <button
            type="button"
            class="button"
            disabled={store === null}
            onClick={() => setClosing(true)}
          >
            {words.close}
          </button>
        )}
        {mayHide && (
          <button
            type="button"
            class="button icon"
            aria-label={words.hide(name)}
            title={words.hide(name)}
            onClick={() => actions.onHide(conversation)}
          >
            <CloseIcon />
          </button>
        )}
      </header>
      {children}
      <MessageLog
        name={name}
        items={view.items}
        opening={view.epoch === 0}
        onSendAnyway={sendAnyway}
        onDiscard={discard}
        onAtEnd={setAtEnd}
      />
      <PaneStatus view={view} />
      {!ended && (
        <Composer
          key={conversation}
          draft={actions.draftOf(conversation)}
          onDraft={(text) => actions.onDraft(conversation, text)}
          onTyping={() => store?.typing()}
          send={store && ((text) => store.send(text))}
          keys={keys}
        />
      )}
      {closing && !ended && (
        <CloseDialog
          name={name}
          hasDraft={actions.draftOf(conversation).trim() !== ''}
          waiting={unsentCount(view)}
          onClose={() => {
            setClosing(false)
            actions.onClose(conversation)
          }}
          onCancel={() => setClosing(false)}
        />
      )}
    </section>
  )
}
