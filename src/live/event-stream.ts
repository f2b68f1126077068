/** One event of a stream: a name and one line of data. */
export type LiveEvent = { readonly name: string; readonly data: string }

/** Writes one event. Name and data are single lines by construction. Source: WHATWG HTML §9.2.6. */
export function encodeEvent(event: LiveEvent): string {
  return `event: ${event.name}\ndata: ${event.data}\n\n`
}

/**
 * Reads events from text that arrives in pieces of any size. Comments (the beat) count as life, not as events.
 * maxLineChars bounds what a broken server can make us hold.
 */
export function createEventReader(onEvent: (event: LiveEvent) => void, maxLineChars = 65_536) {
  let rest = ''
  let name = 'message'
  let data: string[] = []
  return function read(piece: string): void {
    rest += piece
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const line = rest.slice(0, end).replace(/\r$/, '')
      rest = rest.slice(end + 1)
      if (line === '') {
        if (data.length > 0) onEvent({ name, data: data.join('\n') })
        name = 'message'
        data = []
      } else if (line.startsWith('event:')) name = line.slice(6).trimStart()
      else if (line.startsWith('data:')) data.push(line.slice(5).replace(/^ /, ''))
    }
    if (rest.length > maxLineChars) throw new StreamTooWideError()
  }
}

export class StreamTooWideError extends Error {}
