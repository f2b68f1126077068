import { type Chain, chainJson, readChain } from '../chain/chain.ts'
import { readCount, readFields, readFlag, reading, readOneOf, readText } from '../chain/reading.ts'

export const entranceStates = ['open', 'closed', 'full'] as const

/**
 * What anybody may know before a chat: `GET /api/v1/chat`. opensAt: ISO 8601, when known. waitSeconds: null until
 * five visitors were greeted. time: the server's, ms. chain: null while there is no
 * valid reception paper; closed or full, she may still leave a message.
 */
export type Entrance = {
  readonly state: (typeof entranceStates)[number]
  readonly opensAt: string | null
  readonly waitSeconds: number | null
  readonly time: number
  readonly demo: boolean
  readonly chain: Chain | null
}

export function parseEntrance(json: unknown): Entrance | null {
  return reading(() => {
    const fields = readFields(
      json,
      ...(['state', 'opensAt', 'waitSeconds', 'time', 'demo', 'chain'] as const),
    )
    return {
      state: readOneOf(fields.state, entranceStates),
      opensAt: fields.opensAt === null ? null : readText(fields.opensAt, 40),
      waitSeconds: fields.waitSeconds === null ? null : readCount(fields.waitSeconds),
      time: readCount(fields.time),
      demo: readFlag(fields.demo),
      chain: fields.chain === null ? null : readChain(fields.chain),
    }
  })
}

export function entranceJson(state: Entrance) {
  return { ...state, chain: state.chain && chainJson(state.chain) }
}
