import { Fold } from '../ui/Card.tsx'
import { phone as phoneDrawing } from '../ui/drawings.ts'
import { Icon } from '../ui/Icon.tsx'
import { Notice } from '../ui/Notice.tsx'
import type { Phone } from '../ui/PhoneList.tsx'
import { PhoneList } from '../ui/PhoneList.tsx'
import type { Language } from '../words/language.ts'
import type { Helpline } from './helplines.ts'
import { emergency, isConcept, telephone } from './helplines.ts'
import { scheduleText, words } from './words.ts'

/** 112, apart from everything else. */
export function DangerNotice({ language }: { readonly language: Language }) {
  return (
    <Notice tone="bad" icon={<Icon drawing={phoneDrawing} />}>
      <p>
        {words[language].danger}{' '}
        <a href={telephone(emergency)}>
          <span class="number">{emergency.number}</span>
        </a>
      </p>
    </Notice>
  )
}

type HelplinesProps = {
  readonly language: Language
  readonly open: readonly Helpline[]
  /** Folded away, with the open ones that come last. */
  readonly closed: readonly Helpline[]
  /** False where nobody can tell what is open now, as on a page that was made long ago. */
  readonly knowsNow?: boolean
}

/** How many numbers stand open on a page; a longer list is not read by someone in a hurry. */
const atOnce = 4

/** Whom to call, those that answer now first, with what a call leaves behind. */
export function Helplines({ language, open, closed, knowsNow = true }: HelplinesProps) {
  const say = words[language]
  const others = [...open.slice(atOnce), ...closed]
  const phones = (lines: readonly Helpline[]) => lines.map((line) => phoneOf(language, line))
  return (
    <>
      <h2>{knowsNow ? say.openNow : say.allNumbers}</h2>
      <PhoneList phones={phones(open.slice(0, atOnce))} />
      {others.length > 0 && (
        <Fold title={say.others}>
          <PhoneList phones={phones(others)} />
        </Fold>
      )}
      <p class="small">
        {say.callLog} {[...open, ...closed].some(isConcept) && say.conceptMeans}
      </p>
    </>
  )
}

export function phoneOf(language: Language, line: Helpline): Phone {
  const say = words[language]
  const cost = line.free ? say.free : say.notFree
  return {
    name: line.name,
    number: line.number,
    href: telephone(line),
    whatFor: line.whatFor[language],
    facts: [
      scheduleText(language, line.hours),
      line.notOnBill ? `${cost}, ${say.notOnBill}` : cost,
    ],
    ...(isConcept(line) && { mark: say.concept }),
  }
}
