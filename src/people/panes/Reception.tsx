import { useEffect, useId, useState } from 'preact/hooks'
import type { Trust } from '../../chain/verify-chain.ts'
import type { Browser } from '../sealed/browser.ts'
import {
  judgeReception,
  type ReceptionView,
  renewReception,
  viewReception,
} from '../sealed/renew-reception.ts'
import type { Unlocked } from '../sealed/unlock.ts'
import { peopleWords as words } from '../words.ts'
import { Outcome } from './Outcome.tsx'

type ReceptionParts = {
  readonly browser: Browser
  readonly trust: Trust
  /** A supervisor. */
  readonly me: Unlocked
  /** This device's clock, ms since 1970. */
  readonly clock: () => number
  /** The other panes need the new key. */
  readonly onRenewed: () => void
}

/** How old the reception key is. Renews it by itself after seven days, and by hand at any time. */
export function Reception({ browser, trust, me, clock, onRenewed }: ReceptionParts) {
  const [view, setView] = useState<ReceptionView | null>(null)
  const [busy, setBusy] = useState(true)
  const [outcome, setOutcome] = useState<string | null>(null)
  const titleId = useId()

  /** Looks anew, so that a pane left open for hours never signs an old list; then renews when asked or due. */
  async function look(asked: boolean) {
    setBusy(true)
    setOutcome(null)
    const before = await see()
    if (before && (asked || judgeReception(before).due)) {
      const result = await renewReception(browser, trust, me, before)
      if (result.kind === 'renewed') onRenewed()
      if (result.kind !== 'offline') await see()
      setOutcome(
        result.kind === 'renewed'
          ? words.renewed
          : result.kind === 'offline'
            ? words.offline
            : words.renewRefused,
      )
    }
    setBusy(false)
  }

  async function see(): Promise<ReceptionView | null> {
    const seen = await viewReception(browser, trust, clock())
    if (seen.kind === 'view') {
      setView(seen)
      return seen
    }
    setOutcome(seen.kind === 'refused' ? words.refusedOther : words[seen.kind])
    return null
  }

  useEffect(() => {
    look(false)
  }, [me])

  return (
    <section class="panel" aria-labelledby={titleId}>
      <h2 id={titleId}>{words.receptionTitle}</h2>
      <p>{words.receptionWhat}</p>
      {view && <Age view={view} />}
      {view && (
        <button type="button" class="button" disabled={busy} onClick={() => look(true)}>
          {busy ? words.renewing : words.renew}
        </button>
      )}
      <Outcome text={outcome} />
    </section>
  )
}

function Age({ view }: { readonly view: ReceptionView }) {
  if (!view.reception) return <p class="notice bad">{words.receptionNone}</p>
  const { days, alarm, othersNow } = judgeReception(view)
  const { signer, paper } = view.reception
  return (
    <>
      <p>
        {words.receptionAge(days)} {words.receptionBy(signer.paper.pseudonym)}{' '}
        {words.receptionFor(paper.staff.length)}
      </p>
      {alarm && <p class="notice bad">{words.receptionOld}</p>}
      {othersNow && <p class="notice warn">{words.receptionOthers}</p>}
    </>
  )
}
