import type { ConversationId, MemberId } from '../../chain/member.ts'
import type { StreamEnd } from '../../doors/route.ts'
import { encodeEvent, type LiveEvent } from '../../live/event-stream.ts'
import type { StaffCaller } from '../../people/server/sessions.ts'
import { queueTopic } from '../../queue/server/queue.ts'
import { newsEvent } from '../news.ts'
import type { Chat } from './chat.ts'
import { conversationView } from './conversation-view.ts'
import { conversationsOf } from './desk-store.ts'
import { openFeed } from './feed.ts'
import { atMostEvery, oneAtATime } from './rhythm.ts'
import { memberTopic } from './topics.ts'

/** A visitor's line: her conversation, and her place whenever she waits. It lives no longer than her token. */
export function visitorStream(
  chat: Chat,
  end: StreamEnd,
  at: {
    readonly conversation: ConversationId
    readonly member: MemberId
    readonly tokenHash: Uint8Array
    readonly after: number
  },
): void {
  const { conversation, member, tokenHash } = at
  let waits = false
  // Counted before anything is awaited, so that many at once do not slip past the limit.
  const stops = [chat.presence.open(conversation, member, 'visitor')]
  end.ended.addEventListener('abort', () => {
    for (const stop of stops) stop()
  })
  begin().catch(() => end.close())

  async function begin() {
    const { write } = end
    const fail = () => end.close()
    const ended = () => void hangUpIfDead().catch(fail)
    const { after } = at
    stops.push(openFeed({ chat, conversation, member, after, write, fail, stands, wrote, ended }))
    // Her token may have died before this line could hear of it.
    await hangUpIfDead()
  }

  async function stands() {
    const view = await conversationView(chat, conversation, member)
    if (view?.state === 'queued') wait()
    return view && { json: JSON.stringify(view), head: view.head }
  }

  async function hangUpIfDead() {
    if (!(await chat.reads.owner(tokenHash))) end.close()
  }

  function wait() {
    if (waits || end.ended.aborted) return
    waits = true
    stops.push(chat.places.wait(conversation, place))
  }

  function place(place: number, waitSeconds: number | null) {
    end.write(encodeEvent(newsEvent(conversation, { name: 'place', place, waitSeconds })))
  }

  function wrote({ name, data }: LiveEvent) {
    if (name !== 'state') return
    if (/ (left|deleted) /.test(data)) end.close()
    if (data.includes(' queued ')) wait()
  }
}

/** News of the queue reaches a desk at most this often. */
const queueAtMostEveryMs = 500
/** How often a desk's line asks whether its session still lives. */
const sessionCheckMs = 15_000

/** A desk's one line: the queue and every conversation of its own, those that come later too. */
export function deskStream(chat: Chat, end: StreamEnd, caller: StaffCaller): void {
  const { database, live, people } = chat.parts
  const member = caller.member as MemberId
  const feeds = new Map<ConversationId, () => void>()
  const queueNews = atMostEvery(queueAtMostEveryMs, () =>
    end.write(encodeEvent({ name: 'queue', data: '-' })),
  )
  const mine = oneAtATime(follow)

  const stops = [
    live.subscribe(queueTopic, { news: queueNews.ask, gap: queueNews.ask }),
    live.subscribe(memberTopic(member), { news: look, gap: look }),
  ]
  const timer = setInterval(() => {
    people.sessionLives(caller.session).then(
      (lives) => lives || end.close(),
      () => {},
    )
  }, sessionCheckMs)
  end.ended.addEventListener('abort', () => {
    clearInterval(timer)
    queueNews.stop()
    for (const stop of [...stops, ...feeds.values()]) stop()
    feeds.clear()
  })
  look()

  /** Looks which conversations are her own now. */
  function look() {
    mine.run().catch(() => end.close())
  }

  async function follow() {
    const rows = await conversationsOf(database, caller.account)
    if (end.ended.aborted) return
    const own = new Set(rows.map(({ conversation }) => conversation))
    for (const [conversation, stop] of feeds)
      if (!own.has(conversation)) {
        feeds.delete(conversation)
        stop()
      }
    const fresh = rows.filter(({ conversation }) => !feeds.has(conversation))
    for (const { conversation, head } of fresh) feeds.set(conversation, feed(conversation, head))
    // What happened between the reading and the listening was told to nobody here.
    if (fresh.length > 0) look()
  }

  function feed(conversation: ConversationId, head: number) {
    const wrote = ({ name }: LiveEvent) => {
      if (name === 'epoch' || name === 'state') look()
    }
    const { write } = end
    const fail = () => end.close()
    const absent = chat.presence.open(conversation, member, 'staff')
    const stop = openFeed({ chat, conversation, member, after: head, write, fail, wrote })
    return () => {
      stop()
      absent()
    }
  }
}
