import { z } from 'zod'
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

export const renewAfterMs = 7 * 24 * 3_600_000
export const alarmAfterMs = 10 * 24 * 3_600_000

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
    nowMs: judged.nowMs,
    staff: [...papers.staff.values()],
    reception: verdict?.kind === 'reception' ? verdict.reception : null,
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
  const body = { paper: signedPaperJson(paper), keys }
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
    notBefore: nowMs,
    notAfter: nowMs + longestReceptionMs,
    staff: staff.map(({ hash }) => hash),
    demo,
  })
  const paper = await signPaper(unsigned(bytes), me.hash, me.keys.signing.seedBytes)
  const reception = await paperHashOf(bytes)
  const holders = staff.filter((one) => holdsReceptionKey(one.paper.role))
  const keys = await Promise.all(
    holders.map(async ({ hash, paper }) => ({
      staff: hash,
      sealed: toB64(
        await sealReceptionKey({ reception, staff: hash }, paper.sealingKey, pair.seedBytes),
      ),
    })),
  )
  return { paper, reception, keys }
}
