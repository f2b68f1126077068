import { hash } from 'node:crypto'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'

type Task = { readonly salt: Uint8Array; readonly id: Uint8Array; readonly bits: number }

/** What a start costs under pressure (`chat/work.ts`), done on every core at once: a crowd pays for each of its many. */
export function openWorkshop() {
  const workers = Array.from({ length: cpus().length }, () => new Worker(import.meta.filename))
  const queues = workers.map(() => Promise.resolve<unknown>(null))
  let turn = 0
  return {
    async solve(task: Task): Promise<Uint8Array> {
      const at = turn++ % workers.length
      const worker = workers[at] as Worker
      const mine = (queues[at] ?? Promise.resolve()).then(async () => {
        worker.postMessage(task)
        const [found] = (await once(worker, 'message')) as [Uint8Array]
        return found
      })
      queues[at] = mine
      return mine
    },
    close: () => Promise.all(workers.map((worker) => worker.terminate())),
  }
}
export type Workshop = ReturnType<typeof openWorkshop>

if (!isMainThread) parentPort?.on('message', (task: Task) => parentPort?.postMessage(solve(task)))

/** Eight octets for which H(salt ‖ id ‖ octets) begins with so many zero bits, at most 32. */
function solve({ salt, id, bits }: Task): Uint8Array {
  const task = Buffer.concat([salt, id, Buffer.alloc(8)])
  for (let turn = 0; ; turn++) {
    task.writeUInt32BE(turn, task.length - 4)
    const first = Number.parseInt(hash('sha256', task, 'hex').slice(0, 8), 16)
    if (Math.clz32(first) >= bits) return new Uint8Array(task.subarray(task.length - 8))
  }
}
