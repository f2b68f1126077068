import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { useAsked } from '../../ui/use-asked.ts'
import { breakAfterMinutes } from '../exposure.ts'
import { type Feed, type FeedFault, feedMaxBytes } from '../feed/ad.ts'
import { readFeed } from '../feed/read-feed.ts'
import { beginReview, type Review } from '../feed/review.ts'
import { feedWords as say } from '../feed/words.ts'
import { type LogbookView, logbookPath, logbookShape } from '../logbook-exchange.ts'
import { logbookWords } from '../logbook-words.ts'
import { newPageHash } from '../sealed/page-hash.ts'
import { outreachWords as words } from '../words.ts'
import { ChooseFeed } from './ChooseFeed.tsx'
import type { OutreachDesk, ScreenParts } from './desk.ts'
import { Enough } from './Enough.tsx'
import { FeedReview } from './FeedReview.tsx'
import { useExposure } from './use-exposure.ts'
import { useIdle } from './use-idle.ts'
import { printWhere } from './where.ts'

/** Looking through ads that a person collected, one group at a time. Leaving this screen forgets them. */
export function FeedScreen({ desk }: ScreenParts) {
  const { value: view, answer, reload } = useAsked(desk.asking, logbookPath, logbookShape)
  return (
    <section class="outreach-screen feed" aria-labelledby="feed-title">
      <h2 id="feed-title">{say.title}</h2>
      {!view && (
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? words.offline : words.loading}
        </p>
      )}
      {view?.enough && (
        <>
          <h3>{logbookWords.enoughTitle}</h3>
          <p>{logbookWords.enoughHow}</p>
        </>
      )}
      {view && !view.enough && view.off && (
        <div class="notice">
          <p>{logbookWords.off[view.off]}</p>
          {view.off === 'dpia' && <a href={printWhere('dpia')}>{logbookWords.toDpia}</a>}
        </div>
      )}
      {view && !view.enough && !view.off && <Ads desk={desk} book={view} onEnough={reload} />}
    </section>
  )
}

type Refused = Extract<Feed, { kind: 'feed' }>['refused']
type AdsParts = {
  readonly desk: OutreachDesk
  readonly book: LogbookView
  readonly onEnough: () => Promise<void>
}

function Ads({ desk, book, onEnough }: AdsParts) {
  // Of what was decided on this visit: hashes under a key that only this screen has.
  const seen = useRef({ hashOf: newPageHash(), decided: new Set<string>() })
  const [review, setReview] = useState<Review | null>(null)
  const [refused, setRefused] = useState<Refused>([])
  const [fault, setFault] = useState<FeedFault | null>(null)
  const [reading, setReading] = useState(false)
  const minutes = useExposure(desk)
  const wipe = useCallback(() => {
    setReview(null)
    setRefused([])
  }, [])
  useIdle(review !== null, wipe)
  useEffect(() => {
    window.addEventListener('pagehide', wipe)
    return () => window.removeEventListener('pagehide', wipe)
  }, [wipe])

  const read = async (file: File) => {
    setFault(null)
    wipe()
    if (file.size > feedMaxBytes) return setFault('too-large')
    setReading(true)
    const feed = readFeed(new Uint8Array(await file.arrayBuffer()))
    if (feed.kind === 'feed') {
      const { hashOf, decided } = seen.current
      setReview(await beginReview(feed.ads, hashOf, decided))
      setRefused(feed.refused)
    } else setFault(feed.fault)
    setReading(false)
  }
  const rest = minutes >= breakAfterMinutes
  return (
    <>
      <p class="filters">
        <Enough desk={desk} onSure={wipe} reload={onEnough} />
        {review && review.waiting.length > 0 && (
          <button
            type="button"
            class="button"
            onClick={() => {
              wipe()
              desk.tell(say.stopped)
            }}
          >
            {say.stop}
          </button>
        )}
        <span class={rest ? 'warn' : 'soft'} role="timer">
          {logbookWords.minutes(minutes)} {rest && logbookWords.pause}
        </span>
      </p>
      {review && review.waiting.length > 0 ? (
        <FeedReview
          desk={desk}
          book={book}
          review={review}
          onChange={setReview}
          onDecided={(hashes) => {
            for (const hash of hashes) seen.current.decided.add(hash)
          }}
        />
      ) : (
        <>
          {review && (
            <div role="status">
              <h3>{say.doneTitle}</h3>
              <p>{say.done(review.decided)}</p>
              {review.before > 0 && <p>{say.before(review.before)}</p>}
            </div>
          )}
          <ChooseFeed reading={reading} onChosen={(file) => void read(file)} />
          {fault && (
            <p class="bad" role="alert">
              {say.fault[fault]}
            </p>
          )}
        </>
      )}
      <RefusedRows refused={refused} />
    </>
  )
}

const mostRowsShown = 20

function RefusedRows({ refused }: { readonly refused: Refused }) {
  if (refused.length === 0) return null
  const more = refused.length - mostRowsShown
  return (
    <details>
      <summary>{say.refused(refused.length)}</summary>
      <ul>
        {refused.slice(0, mostRowsShown).map(({ row, why }) => (
          <li key={row}>{say.refusedRow(row, why)}</li>
        ))}
        {more > 0 && <li>{say.refusedMore(more)}</li>}
      </ul>
    </details>
  )
}
