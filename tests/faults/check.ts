import type { Broken, Happening, Logged } from './history.ts'

type Of<K extends Happening['kind']> = Extract<Happening, { readonly kind: K }>

/**
 * Judges a finished run from its history alone; empty when every promise held. Knows nothing of how the product
 * works: only what was said, answered, shown and held in the end. Source: the invariants of docs/protocol.md's log.
 */
export function check(history: readonly Happening[]): readonly Broken[] {
  const chats = new Set(history.flatMap((one) => ('chat' in one ? [one.chat] : [])))
  return [...chats].flatMap((chat) => checkChat(chat, history))
}

function checkChat(chat: string, history: readonly Happening[]): Broken[] {
  const broken: Broken[] = []
  const refuse = (invariant: Broken['invariant'], why: string) =>
    broken.push({ invariant, chat, why })
  const all = <K extends Happening['kind']>(kind: K): Of<K>[] =>
    history.filter(
      (one): one is Of<K> => one.kind === kind && (!('chat' in one) || one.chat === chat),
    )

  const logs = all('log')
  const whole = wholeLog(logs)
  const place = new Map([...whole.values()].flatMap(({ text, seq }) => (text ? [[text, seq]] : [])))
  const tries = all('invoke')
  const ours = new Set(tries.map(({ attempt }) => attempt))
  const oks = all('ok').filter(({ attempt }) => ours.has(attempt))

  for (const { by, entries } of logs) {
    entries.forEach((entry, at) => {
      const before = entries[at - 1]
      if (before && entry.seq <= before.seq) refuse('I3', `${by} holds ${entry.seq} out of order`)
      if (before && entry.seq > before.seq + 1) refuse('I3', `${by} has a gap before ${entry.seq}`)
      if (whole.get(entry.seq)?.id !== entry.id)
        refuse('I3', `${by} holds another message at ${entry.seq}`)
      if (before && entry.epoch < before.epoch)
        refuse('I10', `${entry.seq} of epoch ${entry.epoch} stands after epoch ${before.epoch}`)
    })
    const head = Math.max(0, ...whole.keys())
    if (head > 0 && entries.at(-1)?.seq !== head) refuse('I4', `${by} does not hold up to ${head}`)
    for (const twice of doubled(entries)) refuse('I2', `${by} holds ${twice} twice`)
  }
  const longest = Math.max(0, ...logs.map(({ entries }) => entries.length))
  if (whole.size > 0 && (longest < whole.size || !whole.has(1)))
    refuse('I3', 'nobody holds the log from its first number on')

  const answered = new Map<string, number>()
  for (const { attempt, seq } of oks) {
    const id = tries.find((one) => one.attempt === attempt)?.id ?? ''
    if ((answered.get(id) ?? seq) !== seq) refuse('I2', `${id} was given two numbers`)
    answered.set(id, seq)
    if (whole.get(seq)?.id !== id) refuse('I1', `${id} was acknowledged as ${seq} and is not there`)
  }
  for (const { by, text, seq } of all('sent'))
    if (place.get(text) !== seq) refuse('I1', `${by} saw "${text}" sent as ${seq}; it is not there`)

  const unsent = new Set(all('unsent').map(({ text }) => text))
  for (const { by, text } of all('said')) {
    if (!place.has(text) && !unsent.has(text)) refuse('I5', `"${text}" of ${by} is gone in silence`)
    if (place.has(text) && unsent.has(text)) refuse('I5', `"${text}" of ${by} is shown as not sent`)
  }
  for (const { by, what } of all('complaint')) refuse('I3', `${by} is shown ${what}`)
  for (const by of new Set(all('said').map((one) => one.by))) {
    const inOrder = all('said').filter((one) => one.by === by && place.has(one.text))
    for (const [at, { text }] of inOrder.entries()) {
      const next = inOrder[at + 1]
      if (next && (place.get(next.text) ?? 0) < (place.get(text) ?? 0))
        refuse('I3', `"${next.text}" of ${by} came before "${text}"`)
    }
  }

  let lowest = Number.POSITIVE_INFINITY
  for (const { place: now } of all('place')) {
    if (now > lowest) refuse('I6', `the place went from ${lowest} to ${now}`)
    lowest = Math.min(lowest, now)
  }
  const winners = new Set(all('claimed').map(({ by }) => by))
  if (winners.size > 1) refuse('I7', `claimed by ${[...winners].join(' and ')}`)
  for (const late of acceptedStale(history, chat)) refuse('I10', late)
  return broken
}

/** One entry per number, from all members; where they disagree the first stands and the others are refused. */
function wholeLog(logs: readonly Of<'log'>[]): ReadonlyMap<number, Logged> {
  const whole = new Map<number, Logged>()
  for (const { entries } of logs)
    for (const entry of entries) {
      const known = whole.get(entry.seq)
      if (!known || (known.id === entry.id && known.text === null)) whole.set(entry.seq, entry)
    }
  return whole
}

function doubled(entries: readonly Logged[]): string[] {
  const names = entries.flatMap(({ id, text }) => [id, ...(text ? [`"${text}"`] : [])])
  return names.filter((name, at) => names.indexOf(name) !== at)
}

/** Messages whose every try began after a change was acknowledged, under an older epoch, and that got in. */
function acceptedStale(history: readonly Happening[], chat: string): string[] {
  const late: string[] = []
  const tried = new Set<string>()
  const stale = new Map<number, string>()
  let epoch = 0
  for (const one of history) {
    if (one.kind === 'changed' && one.chat === chat) epoch = Math.max(epoch, one.epoch)
    if (one.kind === 'invoke' && one.chat === chat) {
      if (!tried.has(one.id) && one.epoch < epoch) stale.set(one.attempt, one.id)
      else tried.add(one.id)
    }
    if (one.kind === 'ok' && stale.has(one.attempt))
      late.push(`${stale.get(one.attempt)} was accepted under a list that was over`)
  }
  return late
}
