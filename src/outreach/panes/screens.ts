import type { ComponentType } from 'preact'
import { outreachWords as words } from '../words.ts'
import type { ScreenParts } from './desk.ts'
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
]
