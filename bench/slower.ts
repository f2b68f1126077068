import { once } from 'node:events'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

const turnMs = 20

/**
 * Makes these processes of ours so many times slower, with all their threads: they stand still for most of every 20
 * milliseconds. DevTools slow down a page's own thread only, and what a code costs is computed in a worker.
 */
export async function slower(
  pids: readonly number[],
  times: number,
): Promise<{ end(): Promise<void> }> {
  const worker = new Worker(import.meta.filename, { workerData: { pids, times } })
  await once(worker, 'online')
  return {
    async end() {
      worker.postMessage('end')
      await once(worker, 'exit')
    },
  }
}

if (!isMainThread && workerData?.pids) {
  const { pids, times } = workerData as { readonly pids: readonly number[]; readonly times: number }
  const cell = new Int32Array(new SharedArrayBuffer(4))
  const wait = (ms: number) => Atomics.wait(cell, 0, 0, ms)
  let over = false
  parentPort?.once('message', () => {
    over = true
  })
  const round = () => {
    signal(pids, 'SIGSTOP')
    wait(turnMs - turnMs / times)
    signal(pids, 'SIGCONT')
    wait(turnMs / times)
    if (over) parentPort?.close()
    else setImmediate(round)
  }
  round()
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids)
    try {
      process.kill(pid, name)
    } catch {
      // It has ended.
    }
}
