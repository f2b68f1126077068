import { useEffect, useState } from 'preact/hooks'

/** Something that tells when it changed. */
type Subject<T> = { view(): T; subscribe(listener: () => void): () => void }

/** What it shows now; the component draws again whenever that changes. */
export function useView<T>(subject: Subject<T>): T {
  const [, setTurn] = useState(0)
  useEffect(() => {
    setTurn((turn) => turn + 1)
    return subject.subscribe(() => setTurn((turn) => turn + 1))
  }, [subject])
  return subject.view()
}

/** The value as it was when it last stood still for so long. */
export function useSettled<T>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}
