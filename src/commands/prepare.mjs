// Runs on whatever Node the machine has, before `npm start`, `npm test` and the others: installs what the lock
// names when it changed, builds what is stale, and for tests finds a Chromium. Plain JavaScript on purpose.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const major = Number(process.versions.node.split('.')[0])
const say = (line) => process.stdout.write(`${line}\n`)
const stop = (line) => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

if (major < 20)
  stop(
    `Node ${process.versions.node} is too old: install Node 20 or newer (nodejs.org) and run this again.`,
  )
process.chdir(root)
installWhenChanged()
buildWhenStale()
if (process.argv[2] === 'test') findTestPrograms()

function installWhenChanged() {
  const lock = sha(readFileSync('package-lock.json'))
  const stamp = 'node_modules/.keerpunt-lock'
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  say('Installing packages (about half a minute) …')
  const npm = process.env.npm_execpath
  const options = [
    'ci',
    '--ignore-scripts',
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const result = npm
    ? spawnSync(process.execPath, [npm, ...options], { encoding: 'utf8' })
    : spawnSync('npm', options, { encoding: 'utf8' })
  if (result.status !== 0) {
    process.stderr.write(`${result.stderr || result.error || ''}\n`)
    stop(
      'Installing the packages failed: check the network and the free disk space, then run this again.',
    )
  }
  writeFileSync(stamp, lock)
}

function buildWhenStale() {
  const now = sourceStamp()
  const stamp = 'dist/.stamp'
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  say('Building (a few seconds) …')
  const own = join(root, 'node_modules/.bin/node')
  if (!existsSync(own) && major < 26)
    stop(
      `No Node 26 came with the packages on this system: install Node 26 yourself and run this again.`,
    )
  const result = spawnSync(existsSync(own) ? own : process.execPath, ['src/commands/build.ts'], {
    stdio: 'inherit',
  })
  if (result.status !== 0) stop('The build failed: see the lines above.')
  mkdirSync('dist', { recursive: true })
  writeFileSync(stamp, now)
}

/** Names, sizes and times of everything a build reads. */
function sourceStamp() {
  const seen = []
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else if (!/\.test\.tsx?$|\.md$/.test(path)) {
        const { size, mtimeMs } = statSync(path)
        seen.push(`${path} ${size} ${mtimeMs}`)
      }
    }
  }
  for (const folder of ['src', 'visitor']) walk(folder)
  for (const file of ['vite.config.ts', 'package-lock.json']) seen.push(sha(readFileSync(file)))
  return sha(seen.sort().join('\n'))
}

/** Two browsers, a second PostgreSQL, another time and throwaway certificates, from the system's package manager. */
function findTestPrograms() {
  const missing = []
  if (!existsSync(process.env.CHROMIUM ?? '/usr/bin/chromium'))
    missing.push('chromium', 'fonts-noto-core')
  if (!existsSync(process.env.FIREFOX ?? '/usr/bin/firefox-esr')) missing.push('firefox-esr')
  if (!existsSync('/usr/lib/postgresql')) missing.push('postgresql')
  if (!existsSync('/usr/bin/faketime')) missing.push('faketime')
  if (!existsSync('/usr/bin/openssl')) missing.push('openssl')
  if (!process.env.CHROMIUM && !existsSync('/usr/bin/chromium-headless-shell'))
    missing.push('chromium-headless-shell')
  if (missing.length === 0) return
  const names = missing.join(' ')
  if (!existsSync('/usr/bin/apt-get'))
    stop(`The tests need ${names}: install them (CHROMIUM and FIREFOX are the browsers' paths).`)
  if (process.getuid?.() !== 0)
    stop(`The tests need ${names}: run \`sudo apt-get install ${names}\` and run this again.`)
  say(`Installing ${names} with the system’s package manager (about a minute) …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' })
  const options = ['install', '-y', '-qq', '--no-install-recommends', ...missing]
  const result = spawnSync('apt-get', options, { env, encoding: 'utf8' })
  if (result.status === 0) return
  process.stderr.write(result.stderr ?? '')
  stop(`${names} could not be installed: install them yourself and run this again.`)
}

function sha(bytes) {
  return createHash('sha256').update(bytes).digest('hex')
}
