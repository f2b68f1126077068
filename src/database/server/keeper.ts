import { unlink } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'

/** Holding DATA_DIR: the one process that may start a server in it. */
export type Keeper = { readonly kind: 'kept'; release(): Promise<void> }
export type Kept = Keeper | { readonly kind: 'in-use'; readonly pid: number | null }

/**
 * Takes DATA_DIR for this process, or says which process has it.
 *
 * [Note: a socket as lock] The holder listens on a socket in the folder. The kernel closes it however the
 * holder dies, so unlike a pid file it is never wrong: not after a reused pid, not between two containers
 * that share the folder.
 */
export async function takeDirectory(socketPath: string): Promise<Kept> {
  for (let attempt = 0; ; attempt++) {
    const server = await listen(socketPath)
    if (server) return { kind: 'kept', release: () => close(server) }
    const holder = await askHolder(socketPath)
    if (holder || attempt === 3) return { kind: 'in-use', pid: holder?.pid ?? null }
    await unlink(socketPath).catch(() => {})
  }
}

/** Whether anybody accepts connections on a Unix socket. */
export function answers(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath)
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })
}

function listen(socketPath: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.end(String(process.pid))
    })
    server.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    )
    server.listen(socketPath, () => {
      server.unref()
      resolve(server)
    })
  })
}

function askHolder(socketPath: string): Promise<{ pid: number | null } | null> {
  return new Promise((resolve) => {
    let said = ''
    const socket = connect(socketPath)
    // A stopped holder (SIGSTOP) accepts but says nothing.
    socket.setTimeout(1_000, () => {
      socket.destroy()
      resolve({ pid: null })
    })
    socket.on('data', (bytes) => {
      said += bytes.toString('latin1')
    })
    socket.on('end', () => {
      socket.destroy()
      resolve({ pid: Number(said) || null })
    })
    socket.on('error', () => resolve(null))
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}
