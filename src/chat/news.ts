import type { LiveEvent } from '../live/event-stream.ts'
import type { ConversationStateWord } from './conversation-state.ts'

/** One event of one conversation, as it stands on a stream. frameB64: sender ‖ body. Source: docs/protocol.md §6. */
export type News =
  /** Begins a visitor's stream: what `GET /api/v1/conversations/:id` answers, as JSON of one line. */
  | { readonly name: 'standing'; readonly json: string }
  /** Ends what the stream replayed at its beginning: the log went so far. */
  | { readonly name: 'level'; readonly seq: number }
  | { readonly name: 'message'; readonly seq: number; readonly frameB64: string }
  | { readonly name: 'passing'; readonly frameB64: string }
  | { readonly name: 'epoch'; readonly n: number }
  | {
      readonly name: 'cursor'
      readonly member: string
      readonly delivered: number
      readonly shown: number
    }
  | { readonly name: 'present'; readonly member: string; readonly here: boolean }
  | { readonly name: 'place'; readonly place: number; readonly waitSeconds: number | null }
  | { readonly name: 'state'; readonly state: ConversationStateWord; readonly epoch: number }

/** The id comes first in every event, so that one stream can carry many conversations. */
export function newsEvent(conversation: string, news: News): LiveEvent {
  return { name: news.name, data: `${conversation} ${dataOf(news)}` }
}

function dataOf(news: News): string {
  switch (news.name) {
    case 'standing':
      return news.json
    case 'level':
      return String(news.seq)
    case 'message':
      return `${String(news.seq).padStart(10, '0')} ${news.frameB64}`
    case 'passing':
      return news.frameB64
    case 'epoch':
      return String(news.n)
    case 'cursor':
      return `${news.member} ${news.delivered} ${news.shown}`
    case 'present':
      return `${news.member} ${news.here ? 1 : 0}`
    case 'place':
      return `${news.place} ${news.waitSeconds ?? '-'}`
    case 'state':
      return `${news.state} ${news.epoch}`
    default:
      return news satisfies never
  }
}
