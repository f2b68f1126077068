/**
 * Asks the platform's own cryptography. Null only where it does not know the algorithm at all, so that the same one
 * in JavaScript may stand in; every other failure is thrown.
 */
export async function nativeOrNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotSupportedError') return null
    throw error
  }
}
