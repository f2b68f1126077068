import type { Asking } from '../../doors/asking.ts'
import type { Shelf } from './shelf.ts'

/** Who is signed in, and what the screens of the redaction share. */
export type Redaction = {
  readonly asking: Asking
  readonly name: string
  /** False for experts by experience: they read along and comment. */
  readonly edits: boolean
  /** `YYYY-MM-DD`. */
  readonly today: string
  readonly shelf: Shelf
  /** Says something for a moment; undo: what takes it back. */
  tell(says: string, undo?: () => void): void
}
