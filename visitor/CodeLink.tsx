import type { ScreenProps } from './App.tsx'
import { useSay } from './say.tsx'

/** Quiet, for who was here before. */
export function CodeLink({ visit }: Pick<ScreenProps, 'visit'>) {
  const { words } = useSay()
  return (
    <button type="button" class="link" onClick={visit.toCode}>
      {words.byCode}
    </button>
  )
}
