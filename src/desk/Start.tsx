import type { Board } from './board.ts'
import { claimable } from './board.ts'
import { deskWords as words } from './words.ts'

/** What stands in the middle while no conversation is open: what to do now, and how the desk works. */
export function Start({ board }: { readonly board: Board }) {
  return (
    <div class="start">
      <p>{board.told && nowWord(board)}</p>
      <ul>
        {words.startHow.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}

function nowWord(board: Board): string {
  if (board.mine.length > 0) return words.start.choose
  if (!board.onShift) return words.start.off
  return claimable(board).length > 0 ? words.start.waiting : words.start.quiet
}
