import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/**
 * Runs the demo command in a process of its own, so that the demo's root key never was in this one.
 * Returns its lines; throws when it failed.
 */
export async function makeDemo(say: (line: string) => void): Promise<readonly string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'demo.js')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines = { out: '', err: '' }
  child.stdout.on('data', (piece: Buffer) => {
    lines.out += piece
  })
  child.stderr.on('data', (piece: Buffer) => {
    lines.err += piece
  })
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) {
    say(lines.err.trim())
    throw new Error(`the demo command ended with ${code}`)
  }
  return lines.out.split('\n').filter((line) => line !== '')
}
