import * as z from 'zod/mini'
import { toB64 } from '../../chain/base64url.ts'
import { judgeTime } from '../../chain/clock.ts'
import { paperHashOf } from '../../chain/member.ts'
import { paperBytes, type ReceptionPaper } from '../../chain/paper.ts'
import { signedPaperJson, signPaper, unsigned } from '../../chain/signed-paper.ts'
import {
  longestReceptionMs,
  type Trust,
  type ValidReception,
  type ValidStaff,
  verifyPapers,
  verifyReception,
} from '../../chain/verify-chain.ts'
import { newSealingPair } from '../../sealing/hpke.ts'
import { sealReceptionKey } from '../../sealing/reception-key.ts'
import { receptionDesk } from '../exchange.ts'
import { holdsReceptionKey } from '../permissions.ts'
import { ask, type Offline, type Refused } from './ask.ts'
import type { Browser } from './browser.ts'
import type { Unlocked } from './unlock.ts'

const dayMs = 24 * 3_600_000
export const renewAfterMs = 7 * dayMs
/** Servers' clocks differ a little: a paper that begins now would be refused by the slower one. */
const clockSlackMs = 5 * 60_000
export const alarmAfterMs = 10 * dayMs

export type ReceptionView = {
  readonly kind: 'view'
  /** The server's time, judged against this device's. */
  readonly nowMs: number
  /** Every member of staff whose paper holds now, verified here. */
  readonly staff: readonly ValidStaff[]
  /** Null when there is none a visitor would accept: the chat is closed. */
  readonly reception: ValidReception | null
}
export type NoView =
  | { readonly kind: 'clock-wrong' }
  | { readonly kind: 'untrusted' } // the papers do not follow from the root in this page
  | Refused
  | Offline

/** What the house holds, judged on this device. deviceMs: its own clock. */
export async function viewReception(
  browser: Browser,
  trust: Trust,
  deviceMs: number,
): Promise<ReceptionView | NoView> {
  const answer = await ask(browser, 'GET', 'reception', receptionDesk)
  if (answer.kind !== 'answered') return answer
  const { chain, time } = answer.value
  const judged = judgeTime(time, deviceMs)
  if (judged.kind === 'clock-wrong') return judged
  const papers = await verifyPapers(trust, chain, judged.nowMs)
  if (papers.kind === 'refused') return { kind: 'untrusted' }
  const verdict =
    chain.reception && (await verifyReception(trust, papers, chain.reception, judged.nowMs))
  return {
    kind: 'view',
    nowMs: time, // a new paper begins by the server's clock, however fast this device's is
    staff: [...papers.staff.values()],
    reception: verdict?.kind === 'reception' ? verdict.reception : null,
  }
}

/** What a reception needs. due: old, absent, or its list is not of today; renewing is then done without asking. */
export function judgeReception({ reception, staff, nowMs }: ReceptionView) {
  if (!reception) return { days: 0, alarm: true, othersNow: false, due: true }
  const { notBefore, staff: listed } = reception.paper
  const ageMs = nowMs - notBefore
  const now = new Set(staff.map(({ hash }) => hash))
  const othersNow = listed.length !== now.size || !listed.every((hash) => now.has(hash))
  return {
    days: Math.floor(ageMs / dayMs),
    alarm: ageMs > alarmAfterMs,
    othersNow,
    due: ageMs > renewAfterMs || othersNow,
  }
}

/**
 * Makes a new reception key, lists everybody whose paper holds, signs, seals the key to every holder and posts it.
 * The private half stays in this function and in the sealed copies.
 */
export async function renewReception(
  browser: Browser,
  trust: Trust,
  me: Unlocked,
  view: ReceptionView,
): Promise<{ readonly kind: 'renewed' } | Refused | Offline> {
  const pair = await newSealingPair()
  const { paper, keys } = await makeReception(pair, trust.demo, me, view)
  const body = {
    paper: signedPaperJson(paper),
    keys: keys.map(({ staff, sealed }) => ({ staff, sealed: toB64(sealed) })),
  }
  const answer = await ask(browser, 'POST', 'reception', z.object({ reception: z.string() }), body)
  return answer.kind === 'answered' ? { kind: 'renewed' } : answer
}

/** For the command that makes a demo, too. */
export async function makeReception(
  pair: {
    readonly publicKeyBytes: ReceptionPaper['sealingKey']
    readonly seedBytes: ReceptionPaper['sealingKey']
  },
  demo: boolean,
  me: Pick<Unlocked, 'hash' | 'keys'>,
  { staff, nowMs }: Pick<ReceptionView, 'staff' | 'nowMs'>,
) {
  const bytes = paperBytes({
    kind: 'reception',
    sealingKey: pair.publicKeyBytes,
    notBefore: nowMs - clockSlackMs,
    notAfter: nowMs - clockSlackMs + longestReceptionMs,
    staff: staff.map(({ hash }) => hash),
    demo,
  })
  const paper = await signPaper(unsigned(bytes), me.hash, me.keys.signing.seedBytes)
  const reception = await paperHashOf(bytes)
  const holders = staff.filter((one) => holdsReceptionKey(one.paper.role))
  const keys = await Promise.all(
    holders.map(async ({ hash, paper }) => ({
      staff: hash,
      sealed: await sealReceptionKey({ reception, staff: hash }, paper.sealingKey, pair.seedBytes),
    })),
  )
  return { paper, reception, keys }
}
