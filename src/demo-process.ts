import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { access } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Runs the demo command in a process of its own, so that neither the demo's root key nor the halves of its links
 * that open keys ever were in this one. Throws when it failed.
 */
export async function makeDemo(say: (line: string) => void): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'demo.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let complaint = ''
  child.stderr.on('data', (piece: Buffer) => {
    complaint += piece
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code === 0) return
  say(complaint.trim())
  throw new Error(`the demo command ended with ${code}`)
}

/** Prints the demo's links (file: `accessFile` in DATA_DIR) on our own output, unread. False when it is gone. */
export async function printDemoAccess(file: string): Promise<boolean> {
  try {
    await access(file)
  } catch {
    return false
  }
  const [code] = await once(
    spawn('cat', [file], { stdio: ['ignore', 'inherit', 'ignore'] }),
    'close',
  )
  return code === 0
}
