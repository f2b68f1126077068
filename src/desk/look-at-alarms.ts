import type { Http } from '../chat/sealed/conversation.ts'
import { channelAlarmsPath, channelAlarmsShape } from '../outreach/channel-alarm.ts'
import type { Screen } from './screen.ts'

/** Asks which ways in do not work. When the house does not say, what was known stays. Never rejects. */
export async function lookAtAlarms(http: Http, screen: Screen): Promise<void> {
  try {
    const response = await http(channelAlarmsPath)
    const told = response.ok ? channelAlarmsShape.safeParse(await response.json()) : null
    if (told?.data) screen.show({ alarms: told.data.alarms })
  } catch {}
}
