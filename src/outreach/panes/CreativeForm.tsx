import { useMemo, useState } from 'preact/hooks'
import { checkText } from '../../plain/check.ts'
import { plainWords, sayReason } from '../../plain/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { type Language, languages } from '../../words/language.ts'
import type { Audience } from '../campaign.ts'
import { campaignWords as say } from '../campaign-words.ts'
import { type Channel, type CreativeAsk, channels, type Variant, variants } from '../creative.ts'
import { readEuros } from '../euros.ts'

type CreativeFormParts = {
  readonly first: CreativeAsk
  readonly audience: Audience
  readonly title: string
  /** An image has to be described. */
  readonly hasImage?: boolean
  readonly onSave: (asked: CreativeAsk) => Promise<void>
  readonly onClose: () => void
}

/** One creative, with what a plain-language editor would say beside its text. */
export function CreativeForm(parts: CreativeFormParts) {
  const { first, audience, title, hasImage = false, onSave, onClose } = parts
  const [asked, setAsked] = useState(first)
  const [cost, setCost] = useState(first.costCents === 0 ? '' : `${first.costCents / 100}`)
  const [tried, setTried] = useState(false)
  const set = (change: Partial<CreativeAsk>) => setAsked({ ...asked, ...change })
  const costCents = readEuros(cost)
  const { startsOn, endsOn } = asked
  const daysWrong = startsOn !== null && endsOn !== null && endsOn < startsOn
  const save = () => {
    setTried(true)
    if (costCents !== null && !daysWrong) void onSave({ ...asked, costCents })
  }
  return (
    <Dialog title={title} does={say.save} onDo={save} onClose={onClose}>
      <div class="pair">
        <label class="stacked">
          {say.channel}
          <select
            value={asked.channel}
            onChange={(event) => set({ channel: event.currentTarget.value as Channel })}
          >
            {channels.map((one) => (
              <option key={one} value={one}>
                {say.channels[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="stacked">
          {say.language}
          <select
            value={asked.language}
            onChange={(event) => set({ language: event.currentTarget.value as Language })}
          >
            {languages.map((one) => (
              <option key={one} value={one}>
                {say.languages[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="stacked">
          {say.variant}
          <select
            value={asked.variant}
            onChange={(event) => set({ variant: event.currentTarget.value as Variant })}
          >
            {variants.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <label class="stacked">
          {say.cost}
          <input
            inputMode="decimal"
            maxLength={12}
            value={cost}
            onInput={(event) => setCost(event.currentTarget.value)}
          />
        </label>
      </div>
      <p class="soft">{say.variantHow}</p>
      {tried && costCents === null && (
        <p class="bad" role="alert">
          {say.costWrong}
        </p>
      )}
      <label class="stacked">
        {say.says}
        <textarea
          required
          rows={5}
          maxLength={600}
          lang={asked.language}
          dir="auto"
          value={asked.says}
          onInput={(event) => set({ says: event.currentTarget.value })}
        />
      </label>
      <PlainAdvice text={asked.says} language={asked.language} audience={audience} />
      <label class="stacked">
        {say.alt}
        <input
          required={hasImage}
          maxLength={300}
          placeholder={say.altHow}
          value={asked.alt}
          onInput={(event) => set({ alt: event.currentTarget.value })}
        />
      </label>
      <div class="pair">
        {(['startsOn', 'endsOn', 'approveBy'] as const).map((name) => (
          <label key={name} class="stacked">
            {say.ownDays[name]}
            <input
              type="date"
              value={asked[name] ?? ''}
              onInput={(event) => set({ [name]: event.currentTarget.value || null })}
            />
          </label>
        ))}
      </div>
      <p class="soft">{say.ownDaysHow}</p>
      {tried && daysWrong && (
        <p class="bad" role="alert">
          {say.daysWrong}
        </p>
      )}
    </Dialog>
  )
}

type PlainAdviceParts = {
  readonly text: string
  readonly language: Language
  readonly audience: Audience
}

/** What may be hard in it, or puts a label on who reads it: one line each. */
export function PlainAdvice({ text, language, audience }: PlainAdviceParts) {
  const aim = audience === 'youth' ? 'A2' : 'B1'
  const { estimate, sentences } = useMemo(
    () => checkText(text, aim, language),
    [text, aim, language],
  )
  const advice = [...new Set(sentences.flatMap(({ reasons }) => reasons.map(sayReason)))]
  if (text.trim() === '') return null
  return (
    <div class="advice" role="status">
      {estimate && (
        <p class={estimate.fits ? 'ok' : 'warn'}>
          {plainWords.estimate(estimate.level)}.{' '}
          {estimate.fits ? plainWords.fits(aim) : plainWords.tooHard(aim)}.
        </p>
      )}
      <ul>
        {advice.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
