/** Collects rows that are written at the same time and sends them together. Disposing it sends the rest. */
export interface BatchWriter<T, R> extends AsyncDisposable {
  /**
   * Resolves once the row's batch is saved, with what `flush` returned for it.
   * Rejects with TooBusyError when too many rows wait, with whatever `flush` threw otherwise.
   */
  write(row: T): Promise<R>
  /** Rows not yet sent. */
  waiting(): number
}

export type BatchOptions<T, R> = {
  /** Rows in one flush. */
  readonly maxRows: number
  /** Rows that may wait for a flush; the next is refused. */
  readonly maxWaiting: number
  /** Flushes at a time. With more than one, batches may be saved out of order. Default 1. */
  readonly inFlight?: number
  /** Least time from one flush's beginning to the next one's: more rows gather. A first row never waits. Default 0. */
  readonly everyMs?: number
  /** Saves the rows in one statement. Answers one result per row, in the same order. */
  flush(rows: readonly T[]): Promise<readonly R[]>
}

/** Too many rows wait: the database is slower than the writers. Nothing was written. */
export class TooBusyError extends Error {
  override name = 'TooBusyError'
  constructor() {
    super('Too much waits for the database; try again in a second')
  }
}

/** The writer was closed. Nothing was written. */
export class WriterClosedError extends Error {
  override name = 'WriterClosedError'
  constructor() {
    super('This writer is closed: the node is stopping')
  }
}

export type ReaderOptions<K, R> = {
  /** Questions in one statement; two statements run at a time. */
  readonly maxRows: number
  /** One statement for all. Answers in the order of the questions. */
  read(keys: readonly K[]): Promise<readonly R[]>
}

/** Questions that may wait for the database; the next is refused. */
const maxQuestions = 20_000
const gatherMs = 10

/**
 * Asks once for all who ask in the same moment; rejects as `BatchWriter.write` does. Every answer is as new as the
 * question: its statement begins after it was asked.
 */
export function batchReader<K, R>({ maxRows, read }: ReaderOptions<K, R>): (key: K) => Promise<R> {
  const flow = { maxWaiting: maxQuestions, inFlight: 2, everyMs: gatherMs }
  const batches = batchWriter({ ...flow, maxRows, flush: read })
  return (key) => batches.write(key)
}

type Waiting<T, R> = { readonly row: T; resolve(result: R): void; reject(error: unknown): void }

/**
 * [Note: why batches] One disk flush costs the same for one row or for hundreds. While one batch is on its
 * way the next rows gather: alone a row goes at once, under load the batches grow by themselves.
 */
export function batchWriter<T, R>(options: BatchOptions<T, R>): BatchWriter<T, R> {
  const { maxRows, maxWaiting, inFlight = 1, everyMs = 0, flush } = options
  const queue: Waiting<T, R>[] = []
  const running = new Set<Promise<void>>()
  let scheduled = false
  let closed = false
  let begunMs = Number.NEGATIVE_INFINITY

  function schedule(): void {
    if (scheduled || queue.length === 0 || running.size >= inFlight) return
    scheduled = true
    const restMs = begunMs + everyMs - performance.now()
    // At once means after all requests that have already arrived were read.
    if (restMs > 0) setTimeout(begin, restMs)
    else setImmediate(begin)
  }

  function begin(): void {
    scheduled = false
    begunMs = performance.now()
    send()
  }

  function send(): void {
    while (queue.length > 0 && running.size < inFlight) {
      const flight = settle(queue.splice(0, maxRows), flush).finally(() => {
        running.delete(flight)
        schedule()
      })
      running.add(flight)
    }
  }

  return {
    write(row) {
      if (closed) return Promise.reject(new WriterClosedError())
      if (queue.length >= maxWaiting) return Promise.reject(new TooBusyError())
      return new Promise((resolve, reject) => {
        queue.push({ row, resolve, reject })
        schedule()
      })
    },
    waiting: () => queue.length,
    async [Symbol.asyncDispose]() {
      closed = true
      for (send(); running.size > 0; send()) await Promise.race(running)
    },
  }
}

/** Answers every caller of one batch; never rejects itself. */
async function settle<T, R>(
  batch: readonly Waiting<T, R>[],
  flush: BatchOptions<T, R>['flush'],
): Promise<void> {
  try {
    const results = await flush(batch.map((each) => each.row))
    if (results.length !== batch.length)
      throw new RangeError(`A flush of ${batch.length} rows answered ${results.length}`)
    for (const [index, each] of batch.entries()) each.resolve(results[index] as R)
  } catch (error) {
    for (const each of batch) each.reject(error)
  }
}
