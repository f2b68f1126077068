import type { TextItem } from '../../src/chat/sealed/view.ts'
import type { Precheck } from '../../src/sealing/precheck.ts'
import { openVisit } from '../../visitor/visit.ts'
import type { DeskHouse } from './open-house.ts'

export const skipped: Precheck = {
  forWhom: null,
  age: null,
  topic: null,
  canType: null,
  language: 'nl',
}

/** The visitor's own client without its screen, talking over HTTP from this process. */
export async function startVisitor({ origin, trust }: DeskHouse, precheck: Precheck | null) {
  const visit = openVisit({
    http: (path, init) => fetch(origin + path, init),
    house: trust,
    clock: Date.now,
    random: (size) => crypto.getRandomValues(new Uint8Array(size)),
    farewell: (path, tokenB64) =>
      void fetch(origin + path, {
        method: 'POST',
        body: tokenB64,
        headers: { 'content-type': 'text/plain' },
      }).catch(() => {}),
  })
  await visit.look()
  await visit.begin(precheck)

  function until<T>(look: () => T | null | undefined | false): Promise<T> {
    return new Promise((resolve) => {
      const check = () => {
        const found = look()
        if (!found) return
        stop()
        resolve(found)
      }
      const stop = visit.subscribe(check)
      check()
    })
  }
  const chat = () => {
    const view = visit.view()
    return view.phase === 'chat' ? view.chat : null
  }
  return {
    visit,
    chat,
    until,
    say: (text: string) => visit.send(text),
    typing: () => visit.conversation()?.typing(),
    /** Waits for words of somebody else. */
    hears: (text: string): Promise<TextItem> =>
      until(() =>
        chat()?.items.find(
          (item): item is TextItem & { key: string } =>
            item.kind === 'text' && !item.mine && item.text === text,
        ),
      ),
    seesAll: () => {
      const head = chat()?.head
      if (head) visit.conversation()?.shown(head)
    },
    leave: () => visit.leave(),
  }
}

export type TestVisitor = Awaited<ReturnType<typeof startVisitor>>
