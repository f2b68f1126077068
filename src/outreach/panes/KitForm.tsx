import { useState } from 'preact/hooks'
import { Dialog } from '../../ui/Dialog.tsx'
import type { KitAsk, Kits } from '../kit.ts'
import { kitDeskWords as say } from '../kit-words.ts'

type KitFormParts = {
  readonly kits: Kits
  /** Which places could have been meant; null when that was clear. */
  readonly onMake: (asked: KitAsk) => Promise<readonly string[] | null>
  readonly onClose: () => void
}

/** Of which campaign, for whom, and where its link leads. */
export function KitForm({ kits, onMake, onClose }: KitFormParts) {
  const { creatives, targets, municipalities } = kits
  const [asked, setAsked] = useState<KitAsk>({
    creative: creatives[0]?.id ?? 0,
    target: targets[0]?.path ?? '/',
    municipality: '',
    school: '',
  })
  const [options, setOptions] = useState<readonly string[] | null>(null)
  const set = (change: Partial<KitAsk>) => {
    setAsked({ ...asked, ...change })
    setOptions(null)
  }
  return (
    <Dialog
      title={say.make}
      does={say.make}
      onDo={async () => setOptions(await onMake(asked))}
      onClose={onClose}
    >
      <label class="stacked">
        {say.creative}
        <select
          value={asked.creative}
          onChange={(event) => set({ creative: Number(event.currentTarget.value) })}
        >
          {creatives.map(({ id, campaign, variant, says }) => (
            <option key={id} value={id}>
              {say.creativeOf(campaign, variant, says.replaceAll(/\s+/g, ' ').slice(0, 60))}
            </option>
          ))}
        </select>
      </label>
      <label class="stacked">
        {say.municipality}
        <input
          required
          maxLength={80}
          list="kit-municipalities"
          value={asked.municipality}
          onInput={(event) => set({ municipality: event.currentTarget.value })}
        />
      </label>
      <datalist id="kit-municipalities">
        {municipalities.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {options && (
        <div class="bad" role="alert">
          <p>{options.length === 0 ? say.unknownPlace : say.which}</p>
          <p class="row-buttons">
            {options.map((option) => (
              <button
                key={option}
                type="button"
                class="button"
                onClick={() => set({ municipality: option })}
              >
                {option}
              </button>
            ))}
          </p>
        </div>
      )}
      <label class="stacked">
        {say.school}
        <input
          maxLength={120}
          value={asked.school}
          onInput={(event) => set({ school: event.currentTarget.value })}
          aria-describedby="kit-school-how"
        />
      </label>
      <p id="kit-school-how" class="soft">
        {say.schoolHow}
      </p>
      <label class="stacked">
        {say.target}
        <select
          value={asked.target}
          onChange={(event) => set({ target: event.currentTarget.value })}
        >
          {targets.map(({ path, title }) => (
            <option key={path} value={path}>
              {path} · {title}
            </option>
          ))}
        </select>
      </label>
    </Dialog>
  )
}
