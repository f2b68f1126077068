import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../src/ui/Button.tsx'
import { Fold } from '../src/ui/Card.tsx'
import { Notice } from '../src/ui/Notice.tsx'
import type { ScreenProps } from './App.tsx'
import { Composer } from './Composer.tsx'
import { MessageLog } from './MessageLog.tsx'
import { KeptPart } from './Screen.tsx'
import { type Say, useSay } from './say.tsx'
import type { VisitView } from './visit.ts'
import { WhoIsHere } from './WhoIsHere.tsx'

type ChatProps = ScreenProps & { readonly view: VisitView & { readonly phase: 'chat' } }

/** The conversation, from the queue to the last word. */
export function ChatScreen({ visit, kept, view }: ChatProps) {
  const { chat, lost, alone } = view
  const [stopping, setStopping] = useState(false)
  const top = useRef<HTMLDivElement>(null)
  // The keyboard starts at the heading when the chat opens, and comes back there when she goes on.
  useEffect(() => {
    if (!stopping) top.current?.querySelector('h1')?.focus()
  }, [stopping])
  const say = useSay()
  const { words } = say
  const over = chat.state === 'closed' || chat.state === 'left'
  const needsPhones = lost || alone || over || chat.trouble !== null
  return (
    <div class="chat" ref={top}>
      <WhoIsHere
        chat={chat}
        action={
          !stopping &&
          !over && (
            <button type="button" class="stop" onClick={() => setStopping(true)}>
              {words.stop}
            </button>
          )
        }
      />
      {stopping && !over && <SureToStop visit={visit} close={() => setStopping(false)} />}
      <MessageLog visit={visit} chat={chat}>
        {chat.state === 'queued' && (
          <InQueue chat={chat} phones={needsPhones ? null : kept.phones} />
        )}
      </MessageLog>
      {needsPhones && (
        <div class="trouble">
          <Notice tone={over ? 'calm' : 'warn'} announce>
            {over ? `${words.closedByStaff} ${words.closedHow}` : troubleText(say, view)}
          </Notice>
          {over ? (
            <Fold title={words.call}>
              <KeptPart of={kept.phones} />
            </Fold>
          ) : (
            <KeptPart of={kept.phones} />
          )}
        </div>
      )}
      <Composer visit={visit} over={over} />
      {over && (
        <p class="act over">
          <Button onClick={() => location.replace(location.pathname)}>{words.again}</Button>
        </p>
      )}
    </div>
  )
}

type QueueProps = Pick<ChatProps['view'], 'chat'> & { readonly phones: Element | null }

/** Where she stands and how long it takes, as far as anybody knows. phones: null while they stand in plain sight. */
function InQueue({ chat, phones }: QueueProps) {
  const { words, fill, wait } = useSay()
  const { place, waitSeconds } = chat
  return (
    <div class="queue">
      <div class="card mist" role="status">
        {place !== null && (
          <p class="place">{place === 1 ? words.next : fill(words.place, { place })}</p>
        )}
        <p>{wait(waitSeconds)}</p>
        <p class="soft">{words.typeAhead}</p>
      </div>
      {phones && (
        <Fold title={words.call}>
          <KeptPart of={phones} />
        </Fold>
      )}
    </div>
  )
}

type SureProps = Pick<ChatProps, 'visit'> & { readonly close: () => void }

/** Stopping can not be undone, so it is asked once. */
function SureToStop({ visit, close }: SureProps) {
  const { words } = useSay()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div
      class="sure"
      ref={box}
      tabIndex={-1}
      role="alertdialog"
      aria-label={words.stop}
      aria-describedby="sure"
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <p id="sure">{words.stopSure}</p>
      <p class="act">
        <Button onClick={visit.stop}>{words.stop}</Button>
        <Button weight="quiet" onClick={close}>
          {words.stopNot}
        </Button>
      </p>
    </div>
  )
}

function troubleText({ words, fill, list }: Say, { chat, lost }: ChatProps['view']): string {
  if (chat.trouble) return words.chat.trouble[chat.trouble.kind]
  if (lost) return words.chat.trouble['no-connection']
  const names = chat.who.flatMap(({ kind, name }) => (kind === 'staff' && name ? [name] : []))
  return fill(words.chat.away, { name: list(names) })
}
