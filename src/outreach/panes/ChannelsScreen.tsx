import { useEffect, useState } from 'preact/hooks'
import { z } from 'zod'
import { Dialog } from '../../ui/Dialog.tsx'
import { useAsked } from '../../ui/use-asked.ts'
import type { ChannelKind } from '../channel.ts'
import {
  type ChannelState,
  type ChannelView,
  channelsPath,
  channelsShape,
  type Tested,
  testedShape,
} from '../channel-exchange.ts'
import { channelWords as say, sayMoment } from '../channel-words.ts'
import { sayDay, outreachWords as words } from '../words.ts'
import { ChannelForm } from './ChannelForm.tsx'
import { ChannelProposal } from './ChannelProposal.tsx'
import type { OutreachDesk, ScreenParts } from './desk.ts'

const againMs = 30_000

/** Where somebody can write to us first, and how each of it does. */
export function ChannelsScreen({ desk }: ScreenParts) {
  const { value, answer, reload } = useAsked(desk.asking, channelsPath, channelsShape)
  useEffect(() => {
    const timer = setInterval(() => void reload(), againMs)
    return () => clearInterval(timer)
  }, [reload])
  const wrong = value?.channels.filter(({ state }) => state === 'dead' || state === 'silent') ?? []
  return (
    <section class="outreach-screen" aria-labelledby="channels-title">
      <h2 id="channels-title">{say.title}</h2>
      <p class="soft">{say.how}</p>
      {wrong.length > 0 && (
        <p class="bad" role="alert">
          {say.alarm(wrong.map(({ kind }) => say.name[kind]))}
        </p>
      )}
      {!value && (
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? words.offline : words.loading}
        </p>
      )}
      <ul class="channels">
        {value?.channels.map((channel) => (
          <OneChannel key={channel.kind} channel={channel} desk={desk} reload={reload} />
        ))}
      </ul>
    </section>
  )
}

/** How a state looks, as those of a page do. */
const looks: Readonly<Record<ChannelState, string>> = {
  off: 'withdrawn',
  starting: 'withdrawn',
  works: 'live',
  failing: 'review',
  dead: 'review',
  silent: 'review',
}

type OneChannelParts = {
  readonly channel: ChannelView
  readonly desk: OutreachDesk
  readonly reload: () => Promise<void>
}

function OneChannel({ channel, desk, reload }: OneChannelParts) {
  const [asking, setAsking] = useState<'set' | 'remove' | null>(null)
  const [testing, setTesting] = useState(false)
  const [tested, setTested] = useState('')
  const { kind, state, revision } = channel
  const name = say.name[kind]
  const isSet = state !== 'off'
  const close = () => setAsking(null)
  const test = async () => {
    setTesting(true)
    setTested('')
    const answer = await desk.asking.post(`${channelsPath}/${kind}/test`, {}, testedShape)
    setTested(answer.kind === 'done' ? sayTested(kind, answer.value) : words.failed)
    setTesting(false)
    await reload()
  }
  const remove = async () => {
    const path = `${channelsPath}/${kind}/remove`
    const answer = await desk.asking.post(path, { revision }, z.unknown())
    desk.tell(answer.kind === 'done' ? say.removed(name) : say.why.stale)
    close()
    setTested('')
    await reload()
  }
  return (
    <li class="channel" data-kind={kind}>
      <h3>
        {name} <span class={`state ${looks[state]}`}>{say.state[state]}</span>
      </h3>
      <p class="soft">{say.allows[kind]}</p>
      <Health channel={channel} />
      {channel.proposal && (
        <ChannelProposal kind={kind} proposal={channel.proposal} desk={desk} reload={reload} />
      )}
      {/* Telegram hears our address from us, if it needs it at all. */}
      {kind !== 'telegram' && (
        <p class="soft">
          {say.address}: <span class="code">{channel.address}</span>
        </p>
      )}
      <div class="filters">
        <button
          type="button"
          class={isSet ? 'button' : 'button button-main'}
          aria-label={say.about(isSet ? say.replace : say.set, name)}
          onClick={() => setAsking('set')}
        >
          {isSet ? say.replace : say.set}
        </button>
        {isSet && (
          <>
            <button
              type="button"
              class="button"
              disabled={testing}
              aria-label={say.about(say.test, name)}
              onClick={() => void test()}
            >
              {say.test}
            </button>
            <button
              type="button"
              class="button"
              aria-label={say.about(say.remove, name)}
              onClick={() => setAsking('remove')}
            >
              {say.remove}
            </button>
          </>
        )}
      </div>
      <p role="status">{testing ? say.testing : tested}</p>
      {asking === 'set' && (
        <ChannelForm
          channel={channel}
          desk={desk}
          onClose={close}
          onSaved={async () => {
            close()
            setTested('')
            await reload()
          }}
        />
      )}
      {asking === 'remove' && (
        <Dialog
          title={say.removeTitle(name)}
          does={say.remove}
          onDo={() => void remove()}
          onClose={close}
        >
          <p>{say.removeHow}</p>
        </Dialog>
      )}
    </li>
  )
}

/** Who set it, and how it does: in words, without anything that was typed. */
function Health({ channel }: { readonly channel: ChannelView }) {
  const { kind, state, problem, failures, healthyAt, dropped, setBy, setOn, confirmedBy } = channel
  const { unanswered, unansweredWhy } = channel
  const day = setOn && sayDay(setOn)
  const who =
    setBy &&
    day &&
    (state === 'off' ? say.removedBy(setBy, day) : say.setBy(setBy, day, confirmedBy))
  return (
    <>
      {who && <p class="soft">{who}</p>}
      {state !== 'off' && (
        <p>
          {problem && `${say.failures(failures)} ${say.problemOf(kind, problem)} `}
          {unanswered > 0 &&
            `${say.unanswered(unanswered)} ${say.problemOf(kind, unansweredWhy ?? 'odd')} ${say.unansweredHow} `}
          {state === 'silent' && `${say.silentHow} `}
          {healthyAt && say.healthyAt(sayMoment(healthyAt))}
          {dropped > 0 && ` ${say.dropped(dropped)}`}
        </p>
      )}
    </>
  )
}

function sayTested(kind: ChannelKind, tested: Tested): string {
  switch (tested.kind) {
    case 'works':
      return say.works(tested.name)
    case 'fails':
      return say.fails(kind, tested.problem)
    case 'off':
      return say.isOff
    default:
      return tested satisfies never
  }
}
