import { useAsked } from '../../ui/use-asked.ts'
import { type ChannelView, channelsPath, channelsShape } from '../channel-exchange.ts'
import { channelWords as say } from '../channel-words.ts'
import type { OutreachDesk } from './desk.ts'
import { printWhere } from './where.ts'

/** On the first screen: addresses that wait for her, and ways in that do not work. Nothing while there are none. */
export function ChannelsToday({ desk }: { readonly desk: OutreachDesk }) {
  const { value } = useAsked(desk.asking, channelsPath, channelsShape)
  const lines = value?.channels.flatMap(linesOf) ?? []
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="today-channels">
      <h3 id="today-channels">{say.title}</h3>
      <ul class="today-list">
        {lines.map((line) => (
          <li key={line}>
            <a href={printWhere('kanalen')}>{line}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function linesOf({ kind, state, proposal }: ChannelView): string[] {
  const name = say.name[kind]
  return [
    ...(proposal && !proposal.isOwn ? [say.today.judge(name, proposal.by)] : []),
    ...(state === 'dead' || state === 'silent' ? [say.today.broken[state](name)] : []),
  ]
}
