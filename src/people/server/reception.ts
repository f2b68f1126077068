import { chainJson } from '../../chain/chain.ts'
import { type PaperHash, parsePaperHash } from '../../chain/member.ts'
import { type Answer, type Call, json, refused } from '../../doors/route.ts'
import { newReception } from '../exchange.ts'
import type { DeskHouse } from './desk-house.ts'
import { importReception } from './import.ts'

/** What a supervisor's client needs to make the next reception paper. */
export async function showReception({ chains, clock }: DeskHouse): Promise<Answer> {
  const { trust } = await chains.papers()
  return json({
    time: clock(),
    demo: trust?.demo ?? false,
    chain: chainJson(await chains.forDesk()),
  })
}

/** Takes a new reception paper with its sealed keys, signed by who posts it. */
export async function renewReception(house: DeskHouse, call: Call): Promise<Answer> {
  const body = newReception.safeParse(call.body)
  if (!body.success || call.caller.kind !== 'staff') return refused('malformed')
  const { paper, keys } = body.data
  house.chains.forget()
  const papers = await house.chains.papers()
  const signer = parsePaperHash(call.caller.paper) as PaperHash
  const outcome = await house.db.transaction((tx) =>
    importReception(tx, papers, paper, keys, signer, house.clock()),
  )
  house.chains.forget()
  if (outcome.kind === 'imported') return json({ reception: outcome.hash }, 201)
  switch (outcome.why) {
    case 'exists':
      return refused('exists')
    case 'other-staff':
    case 'other-keys':
      return refused('stale-reception')
    default:
      return refused('not-allowed', { why: outcome.why })
  }
}
