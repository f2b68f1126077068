import type { Bytes } from '../../src/chain/notation.ts'
import type { Argon2, Argon2Wish } from '../../src/sealing/code-keys.ts'
import type { Asset } from '../../src/ui/document.ts'
import { fetchBuilt, trusted } from '../later.ts'
import type { Visit } from '../visit.ts'

/** The worker's script: the build puts its name and hash here. */
declare const builtArgon2: Asset

/** No worker, no WebAssembly or not enough memory here. */
export class CanNotError extends Error {
  override readonly name = 'CanNotError'
}

/** Warm and idle: it knows nothing yet. The next who asks takes it. */
const spares = new WeakMap<Visit, Promise<Worker | null>>()

/**
 * Argon2id beside the page. The script is fetched at once, with its integrity, and runs from a blob: a worker's own
 * address can carry none. It warms up while she still reads or types, and ends with the visit. Rejects with CanNotError,
 * or as `fetch` does.
 */
export function argon2In(visit: Visit): Argon2 {
  const spare = spares.get(visit) ?? hire(visit)
  spares.set(visit, spare)
  const forget = () => void spares.delete(visit)
  spare.catch(forget)
  visit.guard(forget)
  return async (wish) => {
    const early = spares.get(visit) ?? hire(visit)
    spares.delete(visit)
    return ask(await early, wish, visit)
  }
}

async function hire(visit: Visit): Promise<Worker | null> {
  const script = await fetchBuilt(builtArgon2)
  const worker = workerOf(URL.createObjectURL(await script.blob()))
  if (!worker) return null
  return (await answer(worker, visit)) && worker
}

async function ask(worker: Worker | null, wish: Argon2Wish, visit: Visit): Promise<Bytes> {
  worker?.postMessage(wish)
  const keyBytes = worker && (await answer(worker, visit))
  worker?.terminate()
  if (keyBytes) return keyBytes
  throw new CanNotError()
}

/** Null where it can not, and when she leaves: then it ends. */
function answer(worker: Worker, visit: Visit): Promise<Bytes | null> {
  return new Promise((resolve) => {
    const end = () => {
      worker.terminate()
      resolve(null)
    }
    visit.guard(end)
    worker.onmessage = ({ data }: MessageEvent<Bytes | null>) => resolve(data)
    worker.onerror = end
  })
}

/** Null where there are no workers, or none from blobs, or nothing for them to run. */
function workerOf(url: string): Worker | null {
  try {
    return globalThis.WebAssembly ? new Worker(trusted().createScriptURL(url)) : null
  } catch {
    return null
  }
}
