import type { Protocol } from '../protocol-exchange.ts'
import { protocolWords as say } from '../protocol-words.ts'
import { sayDay } from '../words.ts'

type ProtocolTextParts = {
  readonly protocol: Protocol
  readonly open?: boolean
  readonly title?: string
}

/** What the protocol for minors says, folded or not. */
export function ProtocolText({ protocol, open = false, title = say.title }: ProtocolTextParts) {
  return (
    <details open={open} class="protocol">
      <summary>{title}</summary>
      <p class="soft">{say.version(protocol.id, protocol.writer, sayDay(protocol.day))}</p>
      <dl>
        {(['decides', 'context', 'rules'] as const).map((field) => [
          <dt key={field}>{say[field]}</dt>,
          <dd key={`${field}-text`}>
            <bdi>{protocol[field]}</bdi>
          </dd>,
        ])}
      </dl>
    </details>
  )
}
