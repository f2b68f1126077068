import { describe, expect, test } from 'vitest'
import { createAsking } from '../../doors/asking.ts'
import type { Place } from '../page.ts'
import { createEditing } from './editing.ts'

const place: Place = { language: 'nl', section: 'relatives', slug: 'praten' }
const base = 'een\n\ntwee\n\ndrie\n'

/** A house that answers by hand, in the order it was asked. */
function houseOf(answers: ((body: { source: string; revision: number | null }) => Response)[]) {
  const asked: { source: string; revision: number | null }[] = []
  const fetcher = async (_: unknown, init?: RequestInit) => {
    const body = JSON.parse(String(init?.body)) as { source: string; revision: number | null }
    asked.push(body)
    const answer = answers.shift()
    if (!answer) throw new TypeError('offline')
    return answer(body)
  }
  return { asking: createAsking(fetcher as typeof fetch), asked }
}
const saved = (revision: number, source?: string) => (body: { source: string }) =>
  Response.json({ revision, merged: source !== undefined, source: source ?? body.source })
const refused = (status: number, body: object) => () => Response.json(body, { status })

function edit(answers: Parameters<typeof houseOf>[0]) {
  const { asking, asked } = houseOf(answers)
  const due: (() => void)[] = []
  const later = (run: () => void) => {
    due.push(run)
    return () => void due.splice(due.indexOf(run), due.includes(run) ? 1 : 0)
  }
  const editing = createEditing({ asking, place, source: base, revision: 3, later })
  return { editing, asked, due }
}

describe('a text that is being written', () => {
  test('is not saved before she changes something, and once after she stops', async () => {
    const { editing, asked, due } = edit([saved(4)])
    editing.change(base)
    expect([editing.view().state, due]).toEqual(['as-is', []])
    editing.change(`${base}v`)
    editing.change(`${base}vi`)
    expect(due).toHaveLength(1)
    expect(editing.owes()).toBe(true)
    expect(await editing.save()).toBe(true)
    expect(asked).toEqual([{ source: `${base}vi`, revision: 3 }])
    expect(editing.view()).toMatchObject({ state: 'saved', revision: 4, taken: 0 })
  })

  test('takes in what a colleague saved meanwhile', async () => {
    const theirs = base.replace('een', 'EEN').replace('drie', 'vier')
    const { editing } = edit([saved(9, theirs)])
    editing.change(base.replace('drie', 'vier'))
    await editing.save()
    expect(editing.view()).toMatchObject({ source: theirs, state: 'saved', merged: true, taken: 1 })
  })

  test('keeps what she typed while it was being saved, also when a colleague changed something', async () => {
    const { editing, asked } = edit([
      (body) => {
        editing.change(body.source.replace('twee', 'TWEE'))
        return saved(9, body.source.replace('een', 'EEN'))(body)
      },
      saved(10),
    ])
    editing.change(base.replace('drie', 'vier'))
    expect(await editing.save()).toBe(false)
    expect(await editing.save()).toBe(true)
    expect(editing.view().source).toBe('EEN\n\nTWEE\n\nvier\n')
    expect(asked[1]).toEqual({ source: 'EEN\n\nTWEE\n\nvier\n', revision: 9 })
  })

  test('takes in what a colleague saved many times since she began', async () => {
    const theirs = base.replace('een', 'EEN')
    const { editing, asked } = edit([
      refused(409, { refused: 'taken', theirs, revision: 12, by: ['Sam'] }),
      saved(13),
    ])
    editing.change(base.replace('drie', 'vier'))
    await editing.save()
    expect(editing.view()).toMatchObject({ clash: null, merged: true, state: 'typing' })
    expect(await editing.save()).toBe(true)
    expect(asked[1]).toEqual({ source: theirs.replace('drie', 'vier'), revision: 12 })
  })

  test('that both changed at one line waits for her choice, and nothing of either is lost', async () => {
    const theirs = base.replace('een', 'UN')
    const clash = { refused: 'taken', theirs, revision: 7, by: ['Sam'] }
    const { editing, asked, due } = edit([refused(409, clash), saved(8)])
    editing.change(base.replace('een', 'ONE'))
    expect(await editing.save()).toBe(false)
    expect(editing.view()).toMatchObject({
      source: base.replace('een', 'ONE'),
      clash: { theirs, revision: 7, by: ['Sam'] },
    })
    expect(await editing.save()).toBe(false)
    expect(asked).toHaveLength(1)
    editing.settle(base.replace('een', 'ONE en UN'))
    due.at(-1)?.()
    expect(await editing.save()).toBe(true)
    expect(asked[1]).toMatchObject({ revision: 7 })
  })

  test.each([
    ['offline', undefined],
    ['signed-out', refused(401, { refused: 'not-signed-in' })],
  ] as const)('is kept while she is %s, and tried again', async (state, answer) => {
    const { editing, due } = edit(answer ? [answer, saved(4)] : [])
    editing.change('anders')
    expect(await editing.save()).toBe(false)
    expect(editing.view()).toMatchObject({ state, source: 'anders', revision: 3 })
    expect(due).toHaveLength(1)
  })
})
