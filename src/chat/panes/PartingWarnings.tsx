import { chatDeskWords as words } from '../desk-words.ts'

type PartingWarningsParts = { readonly hasDraft: boolean; readonly waiting: number }

/** What of hers would be lost. waiting: texts that are not on the server yet. */
export function PartingWarnings({ hasDraft, waiting }: PartingWarningsParts) {
  return (
    <>
      {hasDraft && <p class="warn">{words.partingDraft}</p>}
      {waiting > 0 && <p class="warn">{words.partingWaiting(waiting)}</p>}
    </>
  )
}
