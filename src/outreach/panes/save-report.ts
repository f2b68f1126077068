import type { Asking } from '../../doors/asking.ts'
import { figuresWords as say } from '../figures/desk-words.ts'
import { figuresPath, reportShape } from '../figures/exchange.ts'

/** Fetches the whole report, some thousand rows at a time, and gives it to the browser as one file. */
export async function saveReport(asking: Asking, id: string): Promise<boolean> {
  const pieces: string[] = []
  let after: number | null = 0
  while (after !== null) {
    const piece: Awaited<ReturnType<typeof askPiece>> = await askPiece(asking, id, after)
    if (piece.kind !== 'done') return false
    pieces.push(piece.value.text)
    after = piece.value.next
  }
  const url = URL.createObjectURL(new Blob(pieces, { type: 'text/csv' }))
  const link = document.createElement('a')
  link.href = url
  link.download = say.reportName
  link.click()
  URL.revokeObjectURL(url)
  return true
}

const askPiece = (asking: Asking, id: string, after: number) =>
  asking.get(`${figuresPath}/${id}/refused?after=${after}`, reportShape)
