import { type ChannelAlarm, channelAlarmWords as words } from '../channel-alarm.ts'

/** Ways in that do not work, for who keeps watch. Red, and nothing to see while all of them live. */
export function ChannelAlarms({ alarms }: { readonly alarms: readonly ChannelAlarm[] }) {
  return (
    <>
      <p class="unseen" role="alert">
        {alarms.map(words.says).join(' ')}
      </p>
      {alarms.length > 0 && (
        <section class="channel-alarms" aria-labelledby="channel-alarms-title">
          <h2 id="channel-alarms-title">
            {words.title} <span class="count">{alarms.length}</span>
          </h2>
          <ul class="rows">
            {alarms.map((alarm) => (
              <li key={alarm.channel} class="row overdue">
                <span class="who">
                  <b>{words.says(alarm)}</b>
                </span>
                <span class="subject">{words.does[alarm.why]}</span>
              </li>
            ))}
          </ul>
          <p class="empty soft">{words.meanwhile}</p>
        </section>
      )}
    </>
  )
}
