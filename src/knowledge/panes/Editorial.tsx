import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { z } from 'zod'
import { setNumbers } from '../../directory/numbers.ts'
import type { Asking } from '../../doors/asking.ts'
import { redactionWords as words } from '../desk-words.ts'
import { ContactsScreen } from './ContactsScreen.tsx'
import type { Redaction } from './desk.ts'
import { FactsScreen } from './FactsScreen.tsx'
import { FrequentWords } from './FrequentWords.tsx'
import { MediaScreen } from './MediaScreen.tsx'
import { changeOf, NumbersScreen, numberLinesShape, numbersPath } from './NumbersScreen.tsx'
import { PageScreen } from './PageScreen.tsx'
import { PagesScreen } from './PagesScreen.tsx'
import { SignedOut } from './SignedOut.tsx'
import { createShelf } from './shelf.ts'
import { Toasts, type Told } from './Toasts.tsx'
import { TopBar } from './TopBar.tsx'
import { readWhere, type Where } from './where.ts'

type EditorialParts = { readonly window: Window; readonly asking: Asking }

const meShape = z.looseObject({ pseudonym: z.string(), role: z.string() })
type Me = z.infer<typeof meShape>

/** The redaction: who is not signed in goes to the door of the desk, and comes back from there. */
export function Editorial({ window, asking }: EditorialParts) {
  const [me, setMe] = useState<Me | null>(null)
  const [away, setAway] = useState(false)
  const look = useCallback(async () => {
    const answer = await asking.get('/api/v1/people/me', meShape)
    if (answer.kind === 'done') {
      // What the editor and the preview show of a helpline is what readers get.
      const numbers = await asking.get(numbersPath, numberLinesShape)
      if (numbers.kind === 'done') setNumbers(numbers.value.map(changeOf))
      setMe(answer.value)
    } else if (answer.kind === 'signed-out') window.location.replace('/desk')
    else setAway(true)
  }, [asking, window])
  useEffect(() => {
    void look()
  }, [look])

  if (!me)
    return (
      <main class="doorway">
        <p class="house">{words.title}</p>
        {away && (
          <section class="panel">
            <h1>{words.offline}</h1>
            <button type="button" class="button button-main" onClick={look}>
              {words.again}
            </button>
          </section>
        )}
      </main>
    )
  if (me.role !== 'editor' && me.role !== 'experience_expert')
    return (
      <main class="doorway">
        <section class="panel">
          <h1>{words.title}</h1>
          <p>{words.other}</p>
          <a class="button button-main" href="/desk">
            {words.toDesk}
          </a>
        </section>
      </main>
    )
  return <Inside window={window} asking={asking} me={me} />
}

function Inside({ window, asking, me }: EditorialParts & { readonly me: Me }) {
  const [where, setWhere] = useState<Where>(() => readWhere(window.location.hash))
  const [told, setTold] = useState<Told | null>(null)
  const [signedOut, setSignedOut] = useState(false)
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    const look = () => {
      const at = window.location.hash
      setWhere(readWhere(at))
      // What was told of one screen does not go along to another.
      setTold((told) => (told?.at === at ? told : null))
      main.current?.focus()
    }
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [window])

  const redaction = useMemo((): Redaction => {
    const watched = watchSession(asking, setSignedOut)
    return {
      asking: watched,
      name: me.pseudonym,
      edits: me.role === 'editor',
      today: new Date().toISOString().slice(0, 10),
      shelf: createShelf(),
      tell: (says, undo) =>
        setTold({ says, ...(undo && { undo }), turn: Date.now(), at: window.location.hash }),
    }
  }, [window, asking, me])

  useEffect(() => {
    const { shelf } = redaction
    const leaving = (event: BeforeUnloadEvent) => {
      if (shelf.owes()) event.preventDefault()
    }
    window.addEventListener('beforeunload', leaving)
    window.addEventListener('online', shelf.tryAgain)
    window.addEventListener('focus', shelf.tryAgain)
    return () => {
      window.removeEventListener('beforeunload', leaving)
      window.removeEventListener('online', shelf.tryAgain)
      window.removeEventListener('focus', shelf.tryAgain)
    }
  }, [window, redaction])

  const leave = async () => {
    await asking.post('/api/v1/people/sign-out', undefined, z.unknown())
    window.location.replace('/desk')
  }
  return (
    <div class="redaction">
      <TopBar where={where} name={me.pseudonym} role={me.role} onSignOut={leave} />
      <main ref={main} class="screen" tabIndex={-1}>
        {screen(where, redaction)}
      </main>
      <Toasts told={told} onClose={() => setTold(null)} />
      {signedOut && <SignedOut onClose={() => setSignedOut(false)} />}
    </div>
  )
}

function screen(where: Where, redaction: Redaction) {
  switch (where.kind) {
    case 'pages':
      return <PagesScreen redaction={redaction} />
    case 'page': {
      const { language, section, slug } = where.place
      return (
        <PageScreen
          key={`${language}/${section}/${slug}`}
          place={where.place}
          redaction={redaction}
        />
      )
    }
    case 'facts':
      return <FactsScreen key={where.language} language={where.language} redaction={redaction} />
    case 'media':
      return <MediaScreen redaction={redaction} />
    case 'words':
      return <FrequentWords redaction={redaction} />
    case 'numbers':
      return <NumbersScreen redaction={redaction} />
    case 'contacts':
      return <ContactsScreen redaction={redaction} />
    default:
      return where satisfies never
  }
}

/** Tells as soon as any answer says that the session is over, and as soon as one says that it is not. */
function watchSession(asking: Asking, tell: (signedOut: boolean) => void): Asking {
  const heard = <T extends { readonly kind: string }>(answer: T): T => {
    if (answer.kind === 'signed-out') tell(true)
    if (answer.kind === 'done') tell(false)
    return answer
  }
  return {
    get: async (path, shape) => heard(await asking.get(path, shape)),
    post: async (path, body, shape) => heard(await asking.post(path, body, shape)),
    upload: async (path, bytes, shape) => heard(await asking.upload(path, bytes, shape)),
  }
}
