import type { ScreenProps } from './App.tsx'

/** Quiet, for who was here before. */
export function CodeLink({ visit, say: { words } }: Pick<ScreenProps, 'visit' | 'say'>) {
  return (
    <button type="button" class="link" onClick={() => visit.to('code')}>
      {words.byCode}
    </button>
  )
}
