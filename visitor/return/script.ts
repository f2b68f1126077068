import { proveWork } from '../../src/chat/sealed/prove-work.ts'
import type { ScreenProps } from '../App.tsx'
import type { OnePlace } from '../later.ts'
import { Back } from './Back.tsx'
import { Code } from './Code.tsx'
import { Ended } from './Ended.tsx'
import { Erase } from './Erase.tsx'
import { Erased } from './Erased.tsx'
import { GoOn } from './GoOn.tsx'
import { Keep } from './Keep.tsx'
import { Message } from './Message.tsx'
import { Onward } from './Onward.tsx'
import css from './return.css?inline'
import { Stop } from './Stop.tsx'

/** Every part of the page that not every visit needs, in one later script. */
const parts = { Back, Code, Ended, Erase, Erased, GoOn, Keep, Message, Onward, Stop }
export type Part = keyof typeof parts
export type Return = typeof parts & { readonly proveWork: typeof proveWork }

export type PartProps = ScreenProps & {
  /** Goes back to where she was. */
  readonly close: () => void
  /** In the chat: shows another part in its place. */
  readonly open?: (panel: Panel) => void
}
/** What she opens herself; all but `Stop` stand in the place of the messages. */
export type Panel = 'Stop' | 'Keep' | 'Erase' | 'GoOn'

// The page's policy names its one style sheet by hash; a rule that a script adds is no new sheet.
const [sheet] = document.styleSheets
sheet?.insertRule(`@media all{${css}}`, sheet.cssRules.length)
;(globalThis as unknown as OnePlace).keerpunt.return = { ...parts, proveWork }
