import { Icon } from '../ui/Icon.tsx'
import { pictograms } from '../ui/pictograms.ts'
import type { Language } from '../words/language.ts'
import { toolWords } from './tool-words.ts'

/** What helps to read. All of it is the script's work, which shows it; without script a browser has its own. */
export function Tools({ language }: { readonly language: Language }) {
  const say = toolWords[language]
  return (
    <div class="tools" hidden>
      <button type="button" data-tool="aloud" data-stop={say.stop} hidden>
        <Icon drawing={pictograms.speaker} size={20} />
        <span>{say.aloud}</span>
      </button>
      <button type="button" data-tool="letters" aria-label={say.lettersLong}>
        <span>Aa</span>
      </button>
      <button type="button" data-tool="calm" aria-pressed="false">
        <Icon drawing={pictograms.book} size={20} />
        <span>{say.calm}</span>
      </button>
      <button type="button" data-tool="print">
        <Icon drawing={pictograms.print} size={20} />
        <span>{say.print}</span>
      </button>
      <button type="button" data-tool="share" data-done={say.copied}>
        <Icon drawing={pictograms.share} size={20} />
        <span>{say.share}</span>
      </button>
      <output class="told" data-letters={say.lettersNow} />
    </div>
  )
}
