import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { Bytes } from '../../src/chain/notation.ts'
import { newSigningSeed } from '../../src/chain/signature.ts'
import { makeDemoHouse } from '../../src/commands/demo-house.ts'
import { type TestDatabase, testDatabase } from '../../src/database/server/testing.ts'
import { type HostileProxy, openHostileProxy } from './hostile-proxy.ts'
import { closeHouses, type House, openHouse } from './house.ts'

/** A running house whose root key the test holds, behind a proxy that the test commands. */
export type OwnHouse = {
  readonly house: House
  readonly proxy: HostileProxy
  readonly database: TestDatabase
  readonly rootSeedBytes: Bytes
}

/** The built house on a database of this test file, filled as a demo. Ends with the file. */
export async function openOwnHouse(
  fill: (own: Pick<OwnHouse, 'database' | 'rootSeedBytes'>) => Promise<void> = async () => {},
): Promise<OwnHouse> {
  const [database, proxy] = await Promise.all([testDatabase(), openHostileProxy()])
  const rootSeedBytes = newSigningSeed()
  const dataDir = await mkdtemp(join(tmpdir(), 'keerpunt-own-'))
  await makeDemoHouse({
    db: database,
    dataDir,
    publicOrigin: proxy.origin,
    chatOrigin: proxy.origin,
    clock: Date.now,
    newRootSeed: () => rootSeedBytes,
  })
  await fill({ database, rootSeedBytes })
  const house = await openHouse({
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    PUBLIC_ORIGIN: proxy.origin,
  })
  proxy.serve(house.port)
  afterAll(async () => {
    await proxy.close()
    await closeHouses()
  })
  return { house, proxy, database, rootSeedBytes }
}
