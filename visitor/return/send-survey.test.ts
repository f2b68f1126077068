import { expect, test } from 'vitest'
import { fromB64 } from '../../src/chain/base64url.ts'
import { parseSurvey } from '../../src/chat/survey.ts'
import { isWork } from '../../src/chat/work.ts'
import { sendSurvey } from './send-survey.ts'

const idBytes = crypto.getRandomValues(new Uint8Array(16))
const answers = { heard: 2, knows: null, again: 0 } as const
const salt = 'c2FsdHNhbHRzYWx0c2FsdA'

/** A door that wants work of so many bits for this sending, and then lets it in. */
function door(bits: number) {
  const posted: unknown[] = []
  return {
    posted,
    http: async (_: string, init: RequestInit = {}) => {
      const json: unknown = JSON.parse(String(init.body))
      posted.push(json)
      const survey = parseSurvey(json)
      const work = survey?.work
      const task = { salt: fromB64(salt) ?? new Uint8Array(), bits }
      return work && (await isWork(task, idBytes, work))
        ? new Response(null, { status: 204 })
        : Response.json({ refused: 'prove-work', salt, bits }, { status: 428 })
    },
  }
}

test('what she thinks of it goes in after the work that the door asks for, under one id', async () => {
  const { http, posted } = door(6)
  expect(await sendSurvey(http, idBytes, answers)).toBe(true)
  expect(posted).toHaveLength(2)
  expect(posted.map((json) => (json as { id: string }).id)).toEqual([
    (posted[0] as { id: string }).id,
    (posted[0] as { id: string }).id,
  ])
})

test('a task nobody should do, a refusal and a house that is away are no success, and no error', async () => {
  expect(await sendSurvey(door(60).http, idBytes, answers)).toBe(false)
  const busy = async () => Response.json({ refused: 'too-many' }, { status: 429 })
  expect(await sendSurvey(busy, idBytes, answers)).toBe(false)
  const away = () => Promise.reject(new TypeError('the house is away'))
  expect(await sendSurvey(away, idBytes, answers)).toBe(false)
})
