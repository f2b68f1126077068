import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

/** Beside the database, so that emptying the one does not forget the other. */
const fileName = 'root.json'
const rootFile = z.object({ rootKeyB64: z.string(), demo: z.boolean() })

/** This DATA_DIR once held a demo: its papers were made on this machine, with keys anyone could have had. */
export class DemoRootError extends Error {
  override name = 'DemoRootError'
  constructor(dataDir: string) {
    super(
      `${dataDir} held a demo, whose keys were made on this machine: production needs an empty DATA_DIR.`,
    )
  }
}

export async function writeRootFile(
  dataDir: string,
  root: { readonly rootKeyB64: string; readonly demo: boolean },
): Promise<void> {
  await writeFile(join(dataDir, fileName), `${JSON.stringify(root)}\n`, { mode: 0o600 })
}

/**
 * Production calls this before it opens anything. demoInDatabase: the flag of `houseKeys`, once it is known.
 * Throws DemoRootError; a root file that can not be read counts as a demo's.
 */
export async function assertNoDemoRoot(dataDir: string, demoInDatabase = false): Promise<void> {
  if (demoInDatabase || (await fileSaysDemo(join(dataDir, fileName))))
    throw new DemoRootError(dataDir)
}

async function fileSaysDemo(path: string): Promise<boolean> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'
  }
  const read = rootFile.safeParse(orNull(text))
  return !read.success || read.data.demo
}

function orNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
