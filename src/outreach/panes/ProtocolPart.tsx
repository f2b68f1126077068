import { useState } from 'preact/hooks'
import { z } from 'zod'
import { useAsked } from '../../ui/use-asked.ts'
import { sayNot } from '../logbook-words.ts'
import { type ProtocolView, protocolPath, protocolViewShape } from '../protocol-exchange.ts'
import { protocolWords as say } from '../protocol-words.ts'
import { sayDay } from '../words.ts'
import type { OutreachDesk } from './desk.ts'
import { ProtocolForm } from './ProtocolForm.tsx'
import { ProtocolText } from './ProtocolText.tsx'

/** The protocol for minors: what it says, who confirmed it, and who ends it. */
export function ProtocolPart({ desk }: { readonly desk: OutreachDesk }) {
  const { value: view, reload } = useAsked(desk.asking, protocolPath, protocolViewShape)
  const [writing, setWriting] = useState(false)
  if (!view) return null
  const { protocol, confirmations } = view
  const holds = protocol !== null && protocol.withdrawn === null
  const own = confirmations.some((one) => one.own)
  const act = async (verb: 'confirm' | 'withdraw', says: string) => {
    const body = { protocol: protocol?.id }
    const answer = await desk.asking.post(`${protocolPath}/${verb}`, body, z.unknown())
    desk.tell(answer.kind === 'done' ? says : sayNot(answer))
    await reload()
  }
  return (
    <section class="protocol-part" aria-labelledby="protocol-title">
      <h3 id="protocol-title">{say.title}</h3>
      <p class="soft">{say.how}</p>
      <p>
        <b>{sayStanding(view)}</b> {holds && say.valid}
      </p>
      {confirmations.length > 0 && holds && (
        <p>
          {say.confirmations}:{' '}
          {confirmations.map(({ name, day }) => `${name} (${sayDay(day)})`).join(', ')}
        </p>
      )}
      {protocol && <ProtocolText protocol={protocol} open={holds} title={say.text} />}
      <p class="filters not-printed">
        <button type="button" class="button" onClick={() => setWriting(true)}>
          {protocol ? say.rewrite : say.write}
        </button>
        {holds && (
          <button type="button" class="button" onClick={() => void act('withdraw', say.withdrew)}>
            {say.withdraw}
          </button>
        )}
        {holds && !own && (
          <button
            type="button"
            class="button button-main"
            onClick={() => void act('confirm', say.confirmed)}
          >
            {say.confirm}
          </button>
        )}
      </p>
      {writing && (
        <ProtocolForm
          desk={desk}
          before={protocol}
          onClose={() => setWriting(false)}
          onWritten={() => {
            setWriting(false)
            desk.tell(say.written)
            void reload()
          }}
        />
      )}
    </section>
  )
}

function sayStanding({ protocol, confirmations, on }: ProtocolView): string {
  if (!protocol) return say.none
  if (protocol.withdrawn)
    return say.withdrawn(protocol.withdrawn.by, sayDay(protocol.withdrawn.day))
  if (on) return say.on
  return confirmations.length === 0 ? say.offNone : say.offOne
}
