import { describe, expect, test } from 'vitest'
import { createAsking } from '../../doors/asking.ts'
import type { Place } from '../page.ts'
import { createEditing } from './editing.ts'
import { createShelf } from './shelf.ts'

const place: Place = { language: 'nl', section: 'relatives', slug: 'praten' }

function room(isOnline: () => boolean) {
  const due: (() => void)[] = []
  const fetcher = async (_: unknown, init?: RequestInit) => {
    if (!isOnline()) throw new TypeError('offline')
    const { source } = JSON.parse(String(init?.body)) as { source: string }
    return Response.json({ revision: 1, merged: false, source })
  }
  const asking = createAsking(fetcher as typeof fetch)
  const later = (run: () => void) => {
    due.push(run)
    return () => void due.splice(0)
  }
  return () => createEditing({ asking, place, source: 'een', revision: null, later })
}

describe('a text whose page she left', () => {
  test('is saved and let go', async () => {
    const [shelf, make] = [createShelf(), room(() => true)]
    const store = shelf.take(place, make)
    store.change('twee')
    await shelf.leave(place, store)
    expect(shelf.owes()).toBe(false)
    expect(shelf.take(place, make)).not.toBe(store)
  })

  test('without a line is kept, and is there when she comes back', async () => {
    let online = false
    const [shelf, make] = [createShelf(), room(() => online)]
    const store = shelf.take(place, make)
    store.change('twee')
    await shelf.leave(place, store)
    expect(shelf.owes()).toBe(true)
    expect(shelf.take(place, make)).toBe(store)
    expect(store.view().source).toBe('twee')
    await shelf.leave(place, store)
    online = true
    shelf.tryAgain()
    await store.save()
    expect(shelf.owes()).toBe(false)
    expect(shelf.take(place, make)).not.toBe(store)
  })

  test('and comes back to while it is being saved is not let go', async () => {
    const [shelf, make] = [createShelf(), room(() => true)]
    const store = shelf.take(place, make)
    store.change('twee')
    const leaving = shelf.leave(place, store)
    expect(shelf.take(place, make)).toBe(store)
    await leaving
    store.change('drie')
    expect(await store.save()).toBe(true)
  })
})
