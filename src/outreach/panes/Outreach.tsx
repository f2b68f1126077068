import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { z } from 'zod'
import type { Asking } from '../../doors/asking.ts'
import { outreachWords as words } from '../words.ts'
import type { OutreachDesk, Unlocking } from './desk.ts'
import { SignedOut } from './SignedOut.tsx'
import { screens } from './screens.ts'
import { Toast, type Told } from './Toast.tsx'
import { TopBar } from './TopBar.tsx'
import { watchSession } from './watch-session.ts'
import { readWhere } from './where.ts'

type OutreachParts = {
  readonly window: Window
  readonly asking: Asking
  readonly unlocking: Unlocking
}

const meShape = z.looseObject({ pseudonym: z.string(), role: z.string() })
type Me = z.infer<typeof meShape>

/** The outreach workers' page: who is not signed in goes to the door of the desk, and comes back from there. */
export function Outreach({ window, asking, unlocking }: OutreachParts) {
  const [me, setMe] = useState<Me | null>(null)
  const [away, setAway] = useState(false)
  const look = useCallback(async () => {
    const answer = await asking.get('/api/v1/people/me', meShape)
    if (answer.kind === 'done') setMe(answer.value)
    else if (answer.kind === 'signed-out') window.location.replace('/desk')
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
  if (me.role !== 'outreach_worker')
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
  return <Inside window={window} asking={asking} unlocking={unlocking} me={me} />
}

function Inside({ window, asking, unlocking, me }: OutreachParts & { readonly me: Me }) {
  const [where, setWhere] = useState(() => readWhere(window.location.hash, screens))
  const [told, setTold] = useState<Told | null>(null)
  const [signedOut, setSignedOut] = useState(false)
  const main = useRef<HTMLElement>(null)
  useEffect(() => {
    let screen = readWhere(window.location.hash, screens).screen
    const look = () => {
      const there = readWhere(window.location.hash, screens)
      // What was told belongs to the screen where it happened.
      if (there.screen !== screen) setTold(null)
      screen = there.screen
      setWhere(there)
      main.current?.focus()
    }
    window.addEventListener('hashchange', look)
    return () => window.removeEventListener('hashchange', look)
  }, [window])

  const desk = useMemo(
    (): OutreachDesk => ({
      asking: watchSession(asking, setSignedOut),
      name: me.pseudonym,
      today: new Date().toISOString().slice(0, 10),
      unlocking,
      tell: (says) => setTold((before) => ({ says, turn: (before?.turn ?? 0) + 1 })),
    }),
    [asking, unlocking, me],
  )
  const close = useCallback(() => setTold(null), [])
  const leave = async () => {
    await asking.post('/api/v1/people/sign-out', undefined, z.unknown())
    window.location.replace('/desk')
  }
  const open = screens.find(({ id }) => id === where.screen)
  const label = open?.label ?? ''
  useEffect(() => {
    window.document.title = `${label} · ${words.title}`
  }, [window, label])
  const Screen = open?.Component
  return (
    <div class="redaction">
      <TopBar at={where.screen} name={me.pseudonym} onSignOut={leave} />
      <main ref={main} class="screen" tabIndex={-1}>
        {Screen && <Screen key={where.screen} desk={desk} rest={where.rest} />}
      </main>
      <Toast told={told} onClose={close} />
      {signedOut && <SignedOut onClose={() => setSignedOut(false)} />}
    </div>
  )
}
