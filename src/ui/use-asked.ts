import { useCallback, useEffect, useState } from 'preact/hooks'
import type { z } from 'zod'
import type { Asked, Asking } from '../doors/asking.ts'

export type Loaded<T> = {
  /** null until the first answer. */
  readonly answer: Asked<T> | null
  readonly value: T | null
  reload(): Promise<void>
}

/** What an address says, asked once and whenever told; null asks nothing. The value stays until there is another. */
export function useAsked<T>(asking: Asking, path: string | null, shape: z.ZodType<T>): Loaded<T> {
  const [held, setHeld] = useState<{ path: string; answer: Asked<T> } | null>(null)
  const [value, setValue] = useState<{ path: string; value: T } | null>(null)
  const reload = useCallback(async () => {
    if (path === null) return
    const answer = await asking.get(path, shape)
    setHeld({ path, answer })
    if (answer.kind === 'done') setValue({ path, value: answer.value })
  }, [asking, path, shape])
  useEffect(() => {
    void reload()
  }, [reload])
  return {
    answer: held?.path === path ? held.answer : null,
    value: value?.path === path ? value.value : null,
    reload,
  }
}
