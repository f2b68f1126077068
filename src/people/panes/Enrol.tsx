import { useEffect, useId, useState } from 'preact/hooks'
import type { EnrolOffer } from '../exchange.ts'
import type { InviteLink } from '../invite-link.ts'
import type { Browser } from '../sealed/browser.ts'
import { enrol, openInvite } from '../sealed/enrol.ts'
import type { Unlocked } from '../sealed/unlock.ts'
import { peopleWords as words } from '../words.ts'
import { Outcome } from './Outcome.tsx'
import { sentenceFor } from './sentence.ts'

type EnrolParts = {
  /** Null where passkeys can not work. */
  readonly browser: Browser | null
  /** From the fragment, which the shell has taken out of the address already. */
  readonly link: InviteLink
  readonly onUnlocked: (me: Unlocked) => void
  /** The link is used: on to signing in. */
  readonly onSignIn: () => void
}

/** What a one-time link opens: who she is here, and one button that makes her passkey. */
export function Enrol(parts: EnrolParts) {
  const titleId = useId()
  return parts.browser ? (
    <Invited {...parts} browser={parts.browser} titleId={titleId} />
  ) : (
    <section class="panel" aria-labelledby={titleId}>
      <h1 id={titleId}>{words.signInTitle}</h1>
      <p class="notice">{words.noBrowser}</p>
    </section>
  )
}

function Invited({
  browser,
  link,
  onUnlocked,
  onSignIn,
  titleId,
}: EnrolParts & { readonly browser: Browser; readonly titleId: string }) {
  const [offer, setOffer] = useState<EnrolOffer | null>(null)
  const [busy, setBusy] = useState(true)
  const [outcome, setOutcome] = useState<string | null>(null)
  const [over, setOver] = useState(false)

  async function look() {
    setBusy(true)
    const answer = await openInvite(browser, link)
    setBusy(false)
    if (answer.kind === 'answered') return setOffer(answer.value)
    setOver(answer.kind === 'refused' && answer.word === 'taken')
    setOutcome(sentenceFor(answer, words.refusedLink))
  }

  async function go(offer: EnrolOffer) {
    setBusy(true)
    setOutcome(null)
    const result = await enrol(browser, link, offer)
    if (result.kind === 'unlocked') return onUnlocked(result.unlocked)
    setOutcome(sentenceFor(result, words.refusedLink))
    // Its challenges are used up: the next attempt needs fresh ones.
    await look()
  }

  useEffect(() => {
    look()
  }, [link])

  return (
    <section class="panel" aria-labelledby={titleId}>
      <h1 id={titleId}>{offer ? words.enrolTitle(offer.pseudonym) : words.signInTitle}</h1>
      {offer && (
        <>
          <p>{words.enrolRole(offer.role)}</p>
          <p>{words.enrolHow}</p>
        </>
      )}
      {offer && !over && (
        <button type="button" class="button button-main" disabled={busy} onClick={() => go(offer)}>
          {busy ? words.enrolling : words.enrol}
        </button>
      )}
      {!offer && busy && <p>{words.opening}</p>}
      {!offer && !busy && !over && (
        <button type="button" class="button" onClick={look}>
          {words.again}
        </button>
      )}
      {over && (
        <button type="button" class="button button-main" onClick={onSignIn}>
          {words.signInInstead}
        </button>
      )}
      <Outcome text={outcome} />
    </section>
  )
}
