import { useState } from 'preact/hooks'
import { z } from 'zod'
import { Dialog } from '../../ui/Dialog.tsx'
import { logbookPath } from '../logbook-exchange.ts'
import { logbookWords as say, sayNot } from '../logbook-words.ts'
import type { OutreachDesk } from './desk.ts'

type EnoughParts = {
  readonly desk: OutreachDesk
  /** She is sure: nothing heavy stays on her screen, whatever the server says. */
  readonly onSure?: () => void
  readonly reload: () => Promise<void>
}

/** Ends her day of writing to persons. It holds until tomorrow, so it is asked first. */
export function Enough({ desk, onSure, reload }: EnoughParts) {
  const [asking, setAsking] = useState(false)
  const enough = async () => {
    setAsking(false)
    onSure?.()
    const done = await desk.asking.post(`${logbookPath}/enough`, {}, z.unknown())
    if (done.kind !== 'done') desk.tell(sayNot(done))
    await reload()
  }
  return (
    <>
      <button type="button" class="button" onClick={() => setAsking(true)}>
        {say.enough}
      </button>
      {asking && (
        <Dialog
          title={say.enough}
          does={say.enoughDoes}
          onDo={() => void enough()}
          onClose={() => setAsking(false)}
        >
          <p>{say.enoughAsk}</p>
        </Dialog>
      )}
    </>
  )
}
