import { utf8 } from '../chain/notation.ts'
import { readBytes, readFields, readFlag, reading, readJson } from '../chain/reading.ts'
import type { Trust } from '../chain/verify-chain.ts'

/** What the page knows of its house: the root's public key and whether this is a demo. */
export function parseHouse(text: string): Trust | null {
  return reading(() => {
    const { rootKeyB64, demo } = readFields(readJson(utf8(text)), 'rootKeyB64', 'demo')
    return { rootKeyBytes: readBytes(rootKeyB64, 32), demo: readFlag(demo) }
  })
}
