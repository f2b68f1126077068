import type { ComponentType } from 'preact'
import { calendarWords } from '../calendar-words.ts'
import { campaignWords } from '../campaign-words.ts'
import { channelWords } from '../channel-words.ts'
import { debriefWords } from '../debrief/words.ts'
import { feedWords } from '../feed/words.ts'
import { figuresWords } from '../figures/desk-words.ts'
import { kitDeskWords } from '../kit-words.ts'
import { dpiaWords, logbookWords, stopListWords } from '../logbook-words.ts'
import { textWords } from '../text-words.ts'
import { outreachWords as words } from '../words.ts'
import { CalendarScreen, calendarScreen } from './CalendarScreen.tsx'
import { CampaignsScreen } from './CampaignsScreen.tsx'
import { ChannelsScreen } from './ChannelsScreen.tsx'
import { DebriefScreen, debriefScreen } from './DebriefScreen.tsx'
import { DpiaScreen } from './DpiaScreen.tsx'
import type { ScreenParts } from './desk.ts'
import { FeedScreen } from './FeedScreen.tsx'
import { FiguresScreen, figuresScreen } from './FiguresScreen.tsx'
import { KitsScreen } from './KitsScreen.tsx'
import { LogbookScreen } from './LogbookScreen.tsx'
import { StopListScreen } from './StopListScreen.tsx'
import { TextsScreen } from './TextsScreen.tsx'
import { TodayScreen } from './TodayScreen.tsx'

/** id: its place in the address, `#/vandaag`. */
export type Screen = {
  readonly id: string
  readonly label: string
  readonly Component: ComponentType<ScreenParts>
}

/** Every screen, in the order of the bar; the first one opens when the address names none. */
export const screens: readonly Screen[] = [
  { id: 'vandaag', label: words.today, Component: TodayScreen },
  { id: 'campagnes', label: campaignWords.title, Component: CampaignsScreen },
  { id: 'pakketten', label: kitDeskWords.title, Component: KitsScreen },
  { id: calendarScreen, label: calendarWords.title, Component: CalendarScreen },
  { id: figuresScreen, label: figuresWords.title, Component: FiguresScreen },
  { id: 'logboek', label: logbookWords.title, Component: LogbookScreen },
  { id: 'teksten', label: textWords.title, Component: TextsScreen },
  { id: 'advertenties', label: feedWords.title, Component: FeedScreen },
  { id: debriefScreen, label: debriefWords.title, Component: DebriefScreen },
  { id: 'stoplijst', label: stopListWords.title, Component: StopListScreen },
  { id: 'dpia', label: dpiaWords.title, Component: DpiaScreen },
  { id: 'kanalen', label: channelWords.title, Component: ChannelsScreen },
]
