import type { Asking } from '../../doors/asking.ts'

/** Tells as soon as any answer says that the session is over, and as soon as one says that it is not. */
export function watchSession(asking: Asking, tell: (signedOut: boolean) => void): Asking {
  const heard = <T extends { readonly kind: string }>(answer: T): T => {
    if (answer.kind === 'signed-out') tell(true)
    if (answer.kind === 'done') tell(false)
    return answer
  }
  return {
    get: async (path, shape) => heard(await asking.get(path, shape)),
    post: async (path, body, shape) => heard(await asking.post(path, body, shape)),
    upload: async (path, bytes, shape) => heard(await asking.upload(path, bytes, shape)),
  }
}
