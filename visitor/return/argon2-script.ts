import { hashWasmArgon2 } from '../../src/sealing/argon2.ts'
import type { Argon2Wish } from '../../src/sealing/code-keys.ts'

// Runs in a worker, so that the way out answers while it works. One wish, one answer; whoever made it ends it.
const worker = globalThis as unknown as {
  onmessage: (event: { readonly data: Argon2Wish }) => void
  postMessage(keyBytes: Uint8Array | null): void
}
worker.onmessage = ({ data }) => {
  hashWasmArgon2(data).then(
    (keyBytes) => worker.postMessage(keyBytes),
    () => worker.postMessage(null),
  )
}
