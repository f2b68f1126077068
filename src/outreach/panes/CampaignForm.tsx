import { useState } from 'preact/hooks'
import { Dialog } from '../../ui/Dialog.tsx'
import { type Audience, audiences, type CampaignAsk } from '../campaign.ts'
import { campaignWords as say } from '../campaign-words.ts'

type CampaignFormParts = {
  readonly first: CampaignAsk
  readonly title: string
  readonly onSave: (asked: CampaignAsk) => Promise<void>
  readonly onClose: () => void
}

/** A campaign's plan: what for, for whom, and on which days. */
export function CampaignForm({ first, title, onSave, onClose }: CampaignFormParts) {
  const [asked, setAsked] = useState(first)
  const [tried, setTried] = useState(false)
  const set = (change: Partial<CampaignAsk>) => setAsked({ ...asked, ...change })
  const daysWrong = asked.endsOn < asked.startsOn
  const save = () => {
    setTried(true)
    if (!daysWrong) void onSave(asked)
  }
  return (
    <Dialog title={title} does={say.save} onDo={save} onClose={onClose}>
      <label class="stacked">
        {say.name}
        <input
          required
          maxLength={80}
          value={asked.name}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
      </label>
      <label class="stacked">
        {say.goal}
        <textarea
          rows={3}
          maxLength={400}
          placeholder={say.goalHow}
          value={asked.goal}
          onInput={(event) => set({ goal: event.currentTarget.value })}
        />
      </label>
      <label class="stacked">
        {say.audience}
        <select
          value={asked.audience}
          onChange={(event) => set({ audience: event.currentTarget.value as Audience })}
        >
          {audiences.map((one) => (
            <option key={one} value={one}>
              {say.audiences[one]}
            </option>
          ))}
        </select>
      </label>
      <div class="pair">
        <label class="stacked">
          {say.startsOn}
          <input
            type="date"
            required
            value={asked.startsOn}
            onInput={(event) => set({ startsOn: event.currentTarget.value })}
          />
        </label>
        <label class="stacked">
          {say.endsOn}
          <input
            type="date"
            required
            value={asked.endsOn}
            onInput={(event) => set({ endsOn: event.currentTarget.value })}
          />
        </label>
      </div>
      {tried && daysWrong && (
        <p class="bad" role="alert">
          {say.daysWrong}
        </p>
      )}
    </Dialog>
  )
}
