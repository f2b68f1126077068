import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Ad } from '../feed/ad.ts'
import type { Point } from '../feed/marks.ts'
import { type AdGroup, decide, postpone, type Review } from '../feed/review.ts'
import { feedWords as say } from '../feed/words.ts'
import type { LogbookView } from '../logbook-exchange.ts'
import { logbookWords } from '../logbook-words.ts'
import type { OutreachDesk } from './desk.ts'
import { NewContact } from './NewContact.tsx'
import { nobody } from './PersonFields.tsx'

type FeedReviewParts = {
  readonly desk: OutreachDesk
  readonly book: Pick<LogbookView, 'languages' | 'protocol'>
  /** With a group on the screen. */
  readonly review: Review
  readonly onChange: (review: Review) => void
  readonly onDecided: (hashes: readonly string[]) => void
}

/** One group of ads and three things to do with it, each with a letter while the group is in focus. */
export function FeedReview({ desk, book, review, onChange, onDecided }: FeedReviewParts) {
  const [group] = review.waiting
  const place = useRef<HTMLElement>(null)
  const [asking, setAsking] = useState(false)
  const [point, setPoint] = useState<Point | null>(null)
  // Before it is seen, so that a quick hand's next letter is heard.
  useLayoutEffect(() => {
    setPoint(group?.points[0] ?? null)
    place.current?.scrollTo(0, 0)
    place.current?.focus()
  }, [group])
  if (!group) return null

  const done = () => {
    onDecided(group.hashes)
    onChange(decide(review))
  }
  const acts = { n: done, v: () => setAsking(true), s: () => onChange(postpone(review)) }
  const press = (event: KeyboardEvent) => {
    const act = acts[event.key.toLowerCase() as keyof typeof acts]
    const isOwn = event.ctrlKey || event.altKey || event.metaKey || event.repeat || asking
    if (!act || isOwn) return
    event.preventDefault()
    act()
  }
  const button = (name: string, letter: keyof typeof acts, main = '') => (
    <button
      type="button"
      class={`button ${main}`}
      aria-keyshortcuts={letter}
      onClick={acts[letter]}
    >
      {name}{' '}
      <span class="key" aria-hidden="true">
        {letter}
      </span>
    </button>
  )
  const at = review.decided + 1
  return (
    <>
      <section
        ref={place}
        class="ad-group"
        tabIndex={-1}
        aria-labelledby="feed-group"
        onKeyDown={press}
      >
        <h3 id="feed-group">{say.group(at, review.decided + review.waiting.length)}</h3>
        <p class="soft">
          {say.together(group.ads.length)} {review.before > 0 && say.before(review.before)}
        </p>
        <p class="filters">
          {button(say.not, 'n')}
          {button(say.skip, 's')}
          {button(say.ask, 'v', 'button-main')}
          <span class="soft">{say.keys}</span>
        </p>
        <Points group={group} chosen={point} onChoose={setPoint} />
        {group.ads.map((ad) => (
          <OneAd key={ad.row} ad={ad} />
        ))}
      </section>
      {asking && (
        <NewContact
          desk={desk}
          languages={book.languages}
          protocol={book.protocol}
          {...(point && { person: { ...point, platform: point.platform ?? nobody.platform } })}
          onAsked={() => {
            setAsking(false)
            desk.tell(logbookWords.asked)
            done()
          }}
          onClose={() => {
            setAsking(false)
            place.current?.focus()
          }}
        />
      )}
    </>
  )
}

type PointsParts = {
  readonly group: AdGroup
  readonly chosen: Point | null
  readonly onChoose: (point: Point) => void
}

/** Where she could be written to; nothing here is a link, so that nothing is visited by mistake. */
function Points({ group, chosen, onChoose }: PointsParts) {
  if (group.points.length === 0) return <p class="soft">{say.noPoints}</p>
  return (
    <fieldset class="points">
      <legend>{say.points}</legend>
      {group.points.map((point) => (
        <label key={`${point.platform} ${point.handle}`}>
          <input
            type="radio"
            name="point"
            checked={point === chosen}
            onChange={() => onChoose(point)}
          />{' '}
          <bdi>{point.handle}</bdi>{' '}
          <span class="soft">
            {point.platform ? logbookWords.platforms[point.platform] : say.noPlatform}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function OneAd({ ad }: { readonly ad: Ad }) {
  return (
    <article class="ad">
      <h4>{say.ad(ad.row)}</h4>
      <dl>
        {ad.fields.map(({ name, value }, at) => (
          <div key={at}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}
