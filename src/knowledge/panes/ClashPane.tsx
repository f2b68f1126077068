import { useState } from 'preact/hooks'
import { sayNames, redactionWords as words } from '../desk-words.ts'
import { diffOf } from '../diff.ts'
import { ChangeView } from './ChangeView.tsx'
import type { Clash } from './editing.ts'

type ClashPaneParts = {
  readonly mine: string
  readonly clash: Clash
  readonly onSettle: (text: string) => void
}

/** Both texts beside each other, and a third to make of them. Nothing is thrown away before she chose. */
export function ClashPane({ mine, clash, onSettle }: ClashPaneParts) {
  const [together, setTogether] = useState(() => bothOf(clash.theirs, mine))
  const by = clash.by.length > 0 ? sayNames(clash.by) : words.clashSomebody
  return (
    <section class="clash" aria-labelledby="clash-title">
      <div class="clash-head">
        <h2 id="clash-title">{words.clashTitle}</h2>
        <p>{words.clashHow(by)}</p>
      </div>
      <div class="beside">
        <section>
          <h3>{words.mine}</h3>
          <ChangeView before={clash.theirs} after={mine} label={words.clashMarked} withoutGone />
          <button type="button" class="button" onClick={() => onSettle(mine)}>
            {words.keepMine}
          </button>
        </section>
        <section>
          <h3>{words.theirs(by)}</h3>
          <ChangeView before={mine} after={clash.theirs} label={words.clashMarked} withoutGone />
          <button type="button" class="button" onClick={() => onSettle(clash.theirs)}>
            {words.keepTheirs}
          </button>
        </section>
        <section>
          <h3 id="together-title">{words.together}</h3>
          <textarea
            class="markdown"
            aria-labelledby="together-title"
            value={together}
            spellcheck={false}
            onInput={(event) => setTogether(event.currentTarget.value)}
          />
          <button type="button" class="button button-main" onClick={() => onSettle(together)}>
            {words.keepTogether}
          </button>
        </section>
      </div>
    </section>
  )
}

/** Every line of either, theirs before hers where both changed the same: nobody's words are missing from the start. */
const bothOf = (theirs: string, mine: string): string =>
  diffOf(theirs.split('\n'), mine.split('\n'))
    .map(({ item }) => item)
    .join('\n')
