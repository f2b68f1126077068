import { judgeTime } from '../chain/clock.ts'
import type { MemberId } from '../chain/member.ts'
import {
  type Trust,
  type ValidReception,
  type ValidStaff,
  verifyChain,
} from '../chain/verify-chain.ts'
import type { DeskState } from '../chat/desk-state.ts'
import type { Unlocked } from '../people/sealed/unlock.ts'

/** Why visitors would refuse this member of staff, or this house, now. */
export type DeskTrouble = 'clock-wrong' | 'no-reception' | 'not-listed'

export type DeskJudgement = {
  readonly trouble: DeskTrouble | null
  readonly reception: ValidReception | null
  /** Everybody whose paper holds now. */
  readonly staff: ReadonlyMap<MemberId, ValidStaff>
}

/** Judges the papers as a visitor's client would, so that she hears of trouble before a visitor does. */
export async function judgeDesk(
  house: Trust,
  me: Pick<Unlocked, 'member'>,
  { time, chain }: Pick<DeskState, 'time' | 'chain'>,
  deviceMs: number,
): Promise<DeskJudgement> {
  const nobody = { reception: null, staff: new Map() }
  const judged = judgeTime(time, deviceMs)
  if (judged.kind === 'clock-wrong') return { trouble: 'clock-wrong', ...nobody }
  const verdict = await verifyChain(house, chain, judged.nowMs)
  if (verdict.kind === 'refused') return { trouble: 'no-reception', ...nobody }
  const { reception, staff } = verdict
  return { trouble: staff.has(me.member) ? null : 'not-listed', reception, staff }
}
