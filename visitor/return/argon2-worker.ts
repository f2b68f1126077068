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

/**
 * Argon2id beside the page. The script is fetched at once, while she still reads or types, with its integrity, and runs
 * from a blob: a worker's own address can carry none. Ends with the visit. Rejects with CanNotError, or as `fetch` does.
 */
export function argon2In(visit: Visit): Argon2 {
  const early = scriptOf().catch(() => null)
  return async (wish) => {
    const url = URL.createObjectURL((await early) ?? (await scriptOf()))
    try {
      return await ask(url, wish, visit)
    } finally {
      URL.revokeObjectURL(url)
    }
  }
}

const scriptOf = async (): Promise<Blob> => (await fetchBuilt(builtArgon2)).blob()

function ask(url: string, wish: Argon2Wish, visit: Visit): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new CanNotError())
    const worker = workerOf(url)
    if (!worker) return fail()
    const free = visit.guard(() => {
      worker.terminate()
      fail()
    })
    const settle = (keyBytes: Bytes | null) => {
      worker.terminate()
      free()
      if (keyBytes) resolve(keyBytes)
      else fail()
    }
    worker.onmessage = ({ data }: MessageEvent<Bytes | null>) => settle(data)
    worker.onerror = () => settle(null)
    worker.postMessage(wish)
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
