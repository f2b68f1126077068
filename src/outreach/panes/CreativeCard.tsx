import { useEffect, useRef, useState } from 'preact/hooks'
import type { Asking } from '../../doors/asking.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { campaignWords as say, sayEuros, sayOwnDays } from '../campaign-words.ts'
import type { CampaignView, CreativeView } from '../exchange.ts'
import { sayDay } from '../words.ts'
import { CreativeForm } from './CreativeForm.tsx'
import { ImageForm } from './ImageForm.tsx'
import { Links } from './Links.tsx'

export type CreativeCardParts = {
  readonly creative: CreativeView
  readonly view: CampaignView
  readonly asking: Asking
  readonly tell: (says: string) => void
  /** Posts, tells what came of it and looks again. */
  readonly act: (path: string, body: unknown, says: string) => Promise<void>
  /** She just made it: here she reads on. */
  readonly isFresh: boolean
  /** Tells it and looks again. */
  readonly onChanged: (says: string) => void
}

/** One creative as it goes out, who stands behind it, what can be done with it, and its links. */
export function CreativeCard(parts: CreativeCardParts) {
  const { creative, view, act, isFresh } = parts
  const { id, revision, variant, language, channel, says, alt, costCents, state } = creative
  const { startsOn, endsOn, approveBy } = creative
  const path = `/api/v1/outreach/creatives/${id}`
  const [form, setForm] = useState<'change' | 'image' | 'send-back' | 'rejected' | null>(null)
  const [why, setWhy] = useState('')
  const card = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isFresh) card.current?.focus()
  }, [isFresh])
  const does = async (verb: string, body: object, told: string) => {
    setForm(null)
    await act(path + verb, { revision, ...body }, told)
  }
  const button = (name: string, onClick: () => void, look = 'button') => (
    <button type="button" class={look} onClick={onClick}>
      {name}
    </button>
  )
  return (
    <li class="creative" ref={card} tabIndex={-1}>
      <h4>
        {say.creativeTitle(variant, say.channels[channel])}{' '}
        <span class={`state ${state === 'approved' ? 'live' : state}`}>{say.states[state]}</span>
      </h4>
      <p class="says" lang={language} dir="auto">
        {says}
      </p>
      {creative.image && (
        <img
          src={`${path}/image?r=${revision}`}
          alt={alt}
          width={creative.image.width}
          height={creative.image.height}
          loading="lazy"
        />
      )}
      {creative.image && alt && <p class="soft">{alt}</p>}
      <p class="soft">
        {say.by(creative.by.join(', '))}
        {creative.approvedBy && ` · ${say.approvedBy(creative.approvedBy)}`}
        {costCents > 0 && ` · ${sayEuros(costCents)}`}
        {(startsOn || endsOn) && ` · ${sayOwnDays(startsOn, endsOn)}`}
        {approveBy && state !== 'approved' && ` · ${say.approveByDay(sayDay(approveBy))}`}
      </p>
      {creative.sentBack && (
        <p class="notice">{say.sentBack(creative.sentBack.by, creative.sentBack.why)}</p>
      )}
      {creative.rejectedReason && (
        <p class="notice bad">
          {say.rejected}: {creative.rejectedReason}
        </p>
      )}
      {state === 'review' && creative.own && <p class="soft">{say.own}</p>}
      <p class="row-buttons">
        {state === 'review' &&
          !creative.own &&
          button(say.approve, () => does('/approve', {}, say.approved), 'button button-main')}
        {state === 'draft' &&
          button(say.ask, () => does('/ask', {}, say.asked), 'button button-main')}
        {state === 'review' && button(say.sendBack, () => setForm('send-back'))}
        {button(say.change, () => setForm('change'))}
        {button(creative.image ? say.changeImage : say.addImage, () => setForm('image'))}
        {creative.image && button(say.removeImage, () => does('/image/remove', {}, say.imageGone))}
        {state === 'approved' &&
          button(say.rejectedNote, () => {
            setWhy(creative.rejectedReason)
            setForm('rejected')
          })}
      </p>
      <Links {...parts} />
      {form === 'image' && (
        <ImageForm
          creative={creative}
          asking={parts.asking}
          onDone={() => {
            setForm(null)
            parts.onChanged(say.imageAdded)
          }}
          onClose={() => setForm(null)}
        />
      )}
      {form === 'change' && (
        <CreativeForm
          title={say.changeCreative}
          hasImage={creative.image !== null}
          first={{ variant, language, channel, says, alt, costCents, startsOn, endsOn, approveBy }}
          audience={view.campaign.audience}
          onSave={(asked) => does('', { creative: asked }, say.changedAgain)}
          onClose={() => setForm(null)}
        />
      )}
      {(form === 'send-back' || form === 'rejected') && (
        <Dialog
          title={form === 'send-back' ? say.sendBack : say.rejected}
          does={form === 'send-back' ? say.sendBack : say.save}
          onDo={() =>
            form === 'send-back'
              ? does('/send-back', { why }, say.wentBack)
              : does('/rejected', { reason: why }, say.saved)
          }
          onClose={() => setForm(null)}
        >
          <label class="stacked">
            {form === 'send-back' ? say.sendBackWhy : say.rejectedWhy}
            <textarea
              rows={3}
              required={form === 'send-back'}
              maxLength={300}
              value={why}
              onInput={(event) => setWhy(event.currentTarget.value)}
            />
          </label>
          {form === 'rejected' && <p class="soft">{say.rejectedHow}</p>}
        </Dialog>
      )}
    </li>
  )
}
