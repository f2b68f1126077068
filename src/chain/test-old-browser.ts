import { vi } from 'vitest'

/**
 * For tests: from now on WebCrypto does not know these algorithms, as in a browser from before them.
 * `vi.restoreAllMocks()` brings them back.
 */
export function forget(...algorithms: readonly string[]): void {
  const native = crypto.subtle.importKey.bind(crypto.subtle) as (...all: unknown[]) => unknown
  const old = (...all: unknown[]) =>
    algorithms.includes(all[2] as string)
      ? Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError'))
      : native(...all)
  vi.spyOn(crypto.subtle, 'importKey').mockImplementation(old as typeof crypto.subtle.importKey)
}
