import { toB64 } from '../../src/chain/base64url.ts'
import { parseFrame } from '../../src/chain/frame.ts'
import { readUint } from '../../src/chain/notation.ts'
import { parseMessagePage } from '../../src/chat/message-page.ts'
import { ask } from '../../src/chat/sealed/ask.ts'
import type { Conversation, Http, SendAnswer } from '../../src/chat/sealed/conversation.ts'
import type { Happening, Logged } from './history.ts'

/** One member's side of one conversation, with what she proves herself by. */
export type Member = {
  readonly name: string
  readonly chat: string
  readonly conversation: Conversation
  readonly http: Http
}

/**
 * Writes down what members say, what goes over the wire and what their screens show, while it happens. It looks
 * only at what is plain: epoch and client id of a body, numbers and refusals in answers.
 */
export function openRecorder() {
  const history: Happening[] = []
  let attempts = 0
  let acknowledged = 0

  return {
    history,
    tap,
    watch,
    say(member: Member, text: string): SendAnswer {
      const { chat, name: by, conversation } = member
      history.push({ kind: 'said', chat, by, text })
      return conversation.send(text)
    },
    finish,
    /** How many tries were answered with a number until now. */
    acknowledged: () => acknowledged,
  }

  /** An `Http` that writes down every try to send, claim or change members. name: who sends. */
  function tap(http: Http, by: string): Http {
    return async (path, init) => {
      const [, chat = '', act] = /^\/api\/v1\/conversations\/([\w-]+)\/(\w+)$/.exec(path) ?? []
      if (init?.method !== 'POST') return http(path, init)
      if (act === 'messages' && isStored(init.body)) return post(http, path, init, { chat, by })
      const response = await http(path, init)
      if (response.ok && act === 'claim') {
        history.push({ kind: 'claimed', chat, by })
        history.push({ kind: 'changed', chat, epoch: 1 })
      }
      if (response.ok && act === 'epochs') {
        const { epoch } = (await response.clone().json()) as { epoch: number }
        history.push({ kind: 'changed', chat, epoch })
      }
      return response
    }
  }

  async function post(
    http: Http,
    path: string,
    init: RequestInit,
    from: { readonly chat: string; readonly by: string },
  ): Promise<Response> {
    attempts += 1
    const attempt = attempts
    const body = init.body as Uint8Array
    const id = toB64(body.slice(6, 22))
    history.push({ kind: 'invoke', ...from, id, epoch: readUint(body, 2, 4), attempt })
    try {
      const response = await http(path, init)
      const octets = new Uint8Array(await response.arrayBuffer())
      if (response.ok && octets.length === 4) {
        acknowledged += 1
        history.push({ kind: 'ok', attempt, seq: readUint(octets, 0, 4) })
      } else if (response.status >= 400 && response.status < 500)
        history.push({ kind: 'fail', attempt, word: String(response.status) })
      else history.push({ kind: 'unknown', attempt })
      return new Response(octets, { status: response.status })
    } catch (error) {
      history.push({ kind: 'unknown', attempt })
      throw error
    }
  }

  /** Writes down each message's first "Verstuurd", and a visitor's places. */
  function watch({ conversation, chat, name: by }: Member): () => void {
    const told = new Set<string>()
    let place: number | null = null
    return conversation.subscribe(() => {
      const view = conversation.view()
      if (view.place !== null && view.place !== place)
        history.push({ kind: 'place', chat, place: view.place })
      place = view.place
      for (const item of view.items) {
        if (item.kind !== 'text' || !item.mine || item.seq === null || told.has(item.key)) continue
        told.add(item.key)
        history.push({ kind: 'sent', chat, by, text: item.text, seq: item.seq })
      }
    })
  }

  /** At the end of a run: what a member's screen shows, and what the house gives her when she asks anew. */
  async function finish({ conversation, chat, name: by, http }: Member): Promise<void> {
    const fetched = await fetchLog(http, chat)
    history.push({ kind: 'log', chat, by: `${by}, fetched`, entries: fetched })
    const epochOf = new Map(fetched.map(({ id, epoch }) => [id, epoch]))
    const entries: Logged[] = []
    for (const item of conversation.view().items) {
      if (item.kind === 'text' && item.seq !== null) {
        const { seq, key: id, text } = item
        entries.push({ seq, id, epoch: epochOf.get(id) ?? Number.NaN, text })
      } else if (item.kind === 'text') history.push({ kind: 'unsent', chat, by, text: item.text })
      else if (item.kind === 'unopened' || item.kind === 'gap' || item.kind === 'refused')
        history.push({ kind: 'complaint', chat, by, what: `${item.kind} (${item.why})` })
    }
    history.push({ kind: 'log', chat, by, entries })
  }
}

export type Recorder = ReturnType<typeof openRecorder>

/** The whole log as one member may read it, over and over the same address as her client. */
async function fetchLog(http: Http, chat: string): Promise<Logged[]> {
  const entries: Logged[] = []
  for (;;) {
    const after = entries.at(-1)?.seq ?? 0
    const path = `/api/v1/conversations/${chat}/messages?after=${after}`
    const page = await ask(http, path, parseMessagePage)
    for (const { seq, frameBytes } of page.messages) {
      const body = parseFrame(frameBytes)?.body
      if (!body) throw new TypeError('the house gave a frame that is none')
      entries.push({ seq, id: toB64(body.clientIdBytes), epoch: body.epoch, text: null })
    }
    if (page.messages.length === 0) return entries
  }
}

const isStored = (body: BodyInit | null | undefined): boolean =>
  body instanceof Uint8Array && body[1] === 1
