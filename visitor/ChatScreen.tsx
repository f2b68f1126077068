import { useEffect, useState } from 'preact/hooks'
import { type ChatWords, chatWords } from '../src/chat/words.ts'
import { waitText } from '../src/directory/words.ts'
import { Button } from '../src/ui/Button.tsx'
import { Notice } from '../src/ui/Notice.tsx'
import { intlTag, type Language } from '../src/words/language.ts'
import type { ScreenProps } from './App.tsx'
import { Composer } from './Composer.tsx'
import { MessageLog } from './MessageLog.tsx'
import { KeptPart } from './Screen.tsx'
import type { VisitView } from './visit.ts'
import { WhoIsHere } from './WhoIsHere.tsx'
import { words } from './words.ts'

type ChatProps = ScreenProps & { readonly view: VisitView & { readonly phase: 'chat' } }

/** The conversation, from the queue to the last word. */
export function ChatScreen({ visit, language, kept, view }: ChatProps) {
  const { chat, lost, alone } = view
  const [stopping, setStopping] = useState(false)
  const say = words[language]
  const sayChat = chatWords[language]
  const over = chat.state === 'closed' || chat.state === 'left'
  const needsPhones = lost || alone || over || chat.trouble !== null
  return (
    <div class="chat">
      <WhoIsHere
        language={language}
        chat={chat}
        action={
          !stopping && (
            <button type="button" class="stop" onClick={() => setStopping(true)}>
              {say.stop}
            </button>
          )
        }
      />
      {stopping && (
        <SureToStop visit={visit} language={language} close={() => setStopping(false)} />
      )}
      <MessageLog visit={visit} language={language} chat={chat}>
        {chat.state === 'queued' && <InQueue language={language} chat={chat} kept={kept} />}
      </MessageLog>
      {needsPhones && (
        <div class="trouble">
          <Notice tone={over ? 'calm' : 'warn'} announce>
            {over ? `${say.closedByStaff} ${say.closedHow}` : troubleText(sayChat, language, view)}
          </Notice>
          {chat.state !== 'queued' && <KeptPart of={kept.phones} />}
        </div>
      )}
      {over ? (
        <p class="act over">
          <Button onClick={() => location.replace(location.pathname)}>{say.again}</Button>
        </p>
      ) : (
        <Composer visit={visit} language={language} />
      )}
    </div>
  )
}

/** Where she stands and how long it takes, as far as anybody knows. */
function InQueue({
  language,
  chat,
  kept,
}: Pick<ChatProps, 'language' | 'kept'> & { chat: ChatProps['view']['chat'] }) {
  const say = words[language]
  return (
    <div class="queue">
      <div class="card mist" role="status">
        {chat.place !== null && <p class="place">{say.place(chat.place)}</p>}
        <p>{waitText(language, chat.waitSeconds)}</p>
        <p class="soft">{say.typeAhead}</p>
      </div>
      <details class="fold plain">
        <summary>{say.call}</summary>
        <div class="body">
          <KeptPart of={kept.phones} />
        </div>
      </details>
    </div>
  )
}

function SureToStop({
  visit,
  language,
  close,
}: Pick<ChatProps, 'visit' | 'language'> & { close: () => void }) {
  const say = words[language]
  return (
    <div class="sure" role="alertdialog" aria-label={say.stop} aria-describedby="sure">
      <p id="sure">{say.stopSure}</p>
      <p class="act">
        <Button onClick={visit.stop}>{say.stop}</Button>
        <FocusedButton onClick={close}>{say.stopNot}</FocusedButton>
      </p>
    </div>
  )
}

function FocusedButton({ onClick, children }: { onClick: () => void; children: string }) {
  useEffect(() => {
    document.querySelector<HTMLElement>('.sure .quiet')?.focus()
  }, [])
  return (
    <Button weight="quiet" onClick={onClick}>
      {children}
    </Button>
  )
}

function troubleText(
  say: ChatWords,
  language: Language,
  { chat, lost }: ChatProps['view'],
): string {
  if (chat.trouble) return say.trouble[chat.trouble.kind]
  if (lost) return say.trouble['no-connection']
  const names = chat.who.flatMap(({ kind, name }) => (kind === 'staff' && name ? [name] : []))
  return say.away(new Intl.ListFormat(intlTag[language]).format(names))
}
