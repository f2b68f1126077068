import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs'
import { join } from 'node:path'

/** A page that stays open for longer than this has long been emptied. */
const keptForMs = 30 * 24 * 3_600_000

/** What a page that is already open may still ask for, by the name that its own build gave it. */
const isLater = (file: string) => /^(fallback|return|argon2)-[\w-]+\.js$/.test(file)

/**
 * Keeps the later scripts of this build beside the data, and returns those of earlier builds: who talks while a new
 * version comes still wants to keep a code. They need no trust: the page that asks names their hash.
 */
export function keepScripts(
  dist: string,
  dataDir: string,
  nowMs: number,
): readonly { readonly file: string; readonly bytes: Buffer }[] {
  const kept = join(dataDir, 'scripts')
  mkdirSync(kept, { recursive: true })
  const now = new Date(nowMs)
  const current = readdirSync(join(dist, 'assets')).filter(isLater)
  for (const file of current) {
    if (!existsSync(join(kept, file))) copyFileSync(join(dist, 'assets', file), join(kept, file))
    utimesSync(join(kept, file), now, now)
  }
  const earlier = readdirSync(kept).filter((file) => isLater(file) && !current.includes(file))
  const isOld = (file: string) => nowMs - statSync(join(kept, file)).mtimeMs > keptForMs
  for (const file of earlier.filter(isOld)) rmSync(join(kept, file))
  return earlier
    .filter((file) => existsSync(join(kept, file)))
    .map((file) => ({ file, bytes: readFileSync(join(kept, file)) }))
}
