import { argon2id } from 'hash-wasm'
import type { Argon2 } from './code-keys.ts'

/**
 * Argon2id by WebAssembly. It keeps its thread for a second or more, so pages run it in a worker; Node runs it too.
 * Throws where there is no WebAssembly or not enough memory. Source: RFC 9106; compiled from the reference code by
 * `hash-wasm`.
 */
export const hashWasmArgon2: Argon2 = async (wish) => {
  const hash = await argon2id({
    password: wish.passwordBytes,
    salt: wish.saltBytes,
    memorySize: wish.memoryKib,
    iterations: wish.passes,
    parallelism: wish.lanes,
    hashLength: wish.lengthBytes,
    outputType: 'binary',
  })
  return new Uint8Array(hash)
}
