// `npm run dev`: runs the very app that production runs, rebuilds and restarts it when a file changes, and stands
// before it as a proxy that adds one reload script to its pages. The app itself knows nothing of this.
import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { watch } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, request } from 'node:http'

const port = Number(process.env['PORT'] || 3000)
const appPort = port + 1
const reloadScript = `new EventSource('/dev/reload').onmessage=()=>location.reload()`
const pages = new Set<ServerResponse>()
let app: ChildProcess | null = null
let rebuilding = false
let again = false

createServer(proxy).listen(port, () =>
  console.log(`dev  http://localhost:${port}  (reloads by itself)`),
)
await startApp()
for (const folder of ['src', 'visitor', 'migrations', 'content'])
  watch(folder, { recursive: true }, (_event, file) => {
    if (file && !/\.test\.tsx?$|~$/.test(file)) void rebuild()
  })
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    app?.once('exit', () => process.exit(0))
    if (!app?.kill(signal)) process.exit(0)
  })

async function rebuild() {
  again = true
  if (rebuilding) return
  rebuilding = true
  while (again) {
    again = false
    // An editor writes several files at once: let it finish.
    await new Promise((resolve) => setTimeout(resolve, 80))
    if (
      spawnSync(process.execPath, ['src/commands/prepare.mjs'], { stdio: 'inherit' }).status !== 0
    )
      continue
    await stopApp()
    await startApp()
    for (const page of pages) page.write('data: new\n\n')
  }
  rebuilding = false
}

function startApp(): Promise<void> {
  const env = { ...process.env, PORT: String(appPort), PUBLIC_ORIGIN: `http://localhost:${port}` }
  const child = spawn(process.execPath, ['dist/server/start.js'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  app = child
  return new Promise((resolve) => {
    child.stdout.on('data', (piece: Buffer) => {
      process.stdout.write(piece)
      if (piece.includes('visitor  ')) resolve()
    })
    child.once('exit', () => resolve())
  })
}

function stopApp(): Promise<void> {
  const child = app
  if (!child || child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

function proxy(incoming: IncomingMessage, outgoing: ServerResponse) {
  if (incoming.url === '/dev/reload.js')
    return outgoing.setHeader('content-type', 'text/javascript').end(reloadScript)
  if (incoming.url === '/dev/reload') {
    outgoing.writeHead(200, { 'content-type': 'text/event-stream' })
    pages.add(outgoing)
    return outgoing.on('close', () => pages.delete(outgoing))
  }
  const headers = { ...incoming.headers, 'accept-encoding': 'identity' }
  const onward = request(
    { port: appPort, method: incoming.method, path: incoming.url, headers },
    (answer) => {
      if (!answer.headers['content-type']?.startsWith('text/html')) {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
        return answer.pipe(outgoing)
      }
      const own = { ...answer.headers }
      own['content-security-policy'] = String(own['content-security-policy'])
        .replace(/script-src /, `connect-src 'self'; script-src 'self' `)
        .replace(/; connect-src [^;]*(?=.*; connect-src)/, '')
      delete own['content-length']
      delete own['integrity-policy']
      outgoing.writeHead(answer.statusCode ?? 502, own)
      answer.on('end', () => outgoing.end('<script src="/dev/reload.js"></script>'))
      answer.pipe(outgoing, { end: false })
    },
  )
  onward.on('error', () => outgoing.writeHead(502).end('The app is starting again.'))
  incoming.pipe(onward)
}
