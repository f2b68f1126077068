import { randomBytes } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'

/**
 * The 32-byte secret in a file of our own, made and flushed to disk at first use; readable by its owner only.
 * Throws when the file holds something else.
 */
export async function keyFromFile(path: string): Promise<Buffer> {
  try {
    const file = await open(path, 'wx', 0o600)
    const keyBytes = randomBytes(32)
    await file.writeFile(keyBytes)
    await file.sync()
    await file.close()
    return keyBytes
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const keyBytes = await readFile(path)
    if (keyBytes.length !== 32) throw new KeyFileError(path)
    return keyBytes
  }
}

export class KeyFileError extends Error {
  override readonly name = 'KeyFileError'
  constructor(path: string) {
    super(
      `${path} should hold a 32-byte key and does not: put the right file back from your backup.`,
    )
  }
}
