import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../src/ui/Button.tsx'
import { Fold } from '../src/ui/Card.tsx'
import type { ScreenProps } from './App.tsx'
import { Composer } from './Composer.tsx'
import { Later } from './Later.tsx'
import { MessageLog } from './MessageLog.tsx'
import type { Panel } from './return/script.ts'
import { KeptPart } from './Screen.tsx'
import type { Say } from './say.ts'
import type { VisitView } from './visit.ts'
import { WhoIsHere } from './WhoIsHere.tsx'

type ChatProps = ScreenProps & { readonly view: VisitView & { readonly phase: 'chat' } }

/** The conversation, from the queue to the last word. */
export function ChatScreen({ visit, kept, say, view }: ChatProps) {
  const { chat, lost, alone, hasCode, returned } = view
  const [panel, setPanel] = useState<Panel | null>(null)
  const close = () => setPanel(null)
  const top = useRef<HTMLDivElement>(null)
  // The keyboard starts at the heading when the chat opens, and comes back there when she goes on.
  useEffect(() => {
    if (!panel) top.current?.querySelector('h1')?.focus()
  }, [panel])
  const { words } = say
  const over = chat.state === 'closed' || chat.state === 'left'
  const waits = chat.state === 'message'
  // Nobody is at it now, or she can not see who is: she can go on with the team.
  const onward = alone || over || waits || (returned && chat.trouble?.kind === 'membership')
  const needsPhones = lost || alone || over || chat.trouble !== null
  const part = panel === 'Stop' ? null : panel
  const parts = { visit, kept, say, close, open: setPanel }
  return (
    <div class="chat" ref={top}>
      <WhoIsHere chat={chat} say={say}>
        {!panel && chat.state !== 'left' && (
          <button type="button" class="link" onClick={() => setPanel('Keep')}>
            {words.keep}
          </button>
        )}
        {!panel && !over && (
          <button type="button" class="link" onClick={() => setPanel('Stop')}>
            {words.stop}
          </button>
        )}
      </WhoIsHere>
      {panel === 'Stop' && !over && <Later part="Stop" {...parts} />}
      {part ? (
        <Later key={part} part={part} {...parts} />
      ) : (
        <MessageLog visit={visit} chat={chat} say={say} fromTop={returned}>
          {returned && <Later part="Back" quiet {...parts} />}
          {chat.state === 'queued' && (chat.place !== null || !hasCode) && (
            <InQueue chat={chat} say={say} phones={needsPhones ? null : kept.phones} />
          )}
        </MessageLog>
      )}
      {(needsPhones || waits) && !part && (
        <div class="trouble">
          {needsPhones && (
            <p class={over ? 'notice' : 'notice warn'} role="status">
              {over ? words.closedByStaff : troubleText(say, view)}
            </p>
          )}
          {onward && <Later part="Onward" quiet {...parts} />}
          {over ? (
            <Fold title={words.call}>
              <KeptPart of={kept.phones} />
            </Fold>
          ) : (
            needsPhones && <KeptPart of={kept.phones} />
          )}
        </div>
      )}
      <Composer visit={visit} say={say} over={over} hidden={part !== null} />
      {over && !part && (
        <p class="act over">
          <Button weight="quiet" onClick={() => location.replace(location.pathname)}>
            {words.again}
          </Button>
        </p>
      )}
    </div>
  )
}

type QueueProps = Pick<ChatProps['view'], 'chat'> &
  Pick<ChatProps, 'say'> & { readonly phones: Element | null }

/** Where she stands and how long it takes, as far as anybody knows. phones: null while they stand in plain sight. */
function InQueue({ chat, say: { words, fill, wait }, phones }: QueueProps) {
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

function troubleText({ words, fill, list }: Say, { chat, lost }: ChatProps['view']): string {
  if (chat.trouble) return words.chat.trouble[chat.trouble.kind]
  if (lost) return words.chat.trouble['no-connection']
  const names = chat.who.flatMap(({ kind, name }) => (kind === 'staff' && name ? [name] : []))
  return fill(words.chat.away, { name: list(names) })
}
