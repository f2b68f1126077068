import { expect, test } from 'vitest'
import type { ConversationId } from '../chain/member.ts'
import { createCampaignEnds } from './campaign-ends.ts'

const [one, other] = ['one' as ConversationId, 'other' as ConversationId]

/** A house that takes what it is told, or does not answer. */
function house(takes = true) {
  const heard: { readonly code: string; readonly stage: string }[][] = []
  const answers = { takes }
  const ends = createCampaignEnds(async (_, init) => {
    if (!answers.takes) throw new TypeError('the house is away')
    heard.push(JSON.parse(String(init?.body)).ends)
    return new Response(null, { status: 204 })
  })
  return { ends, heard, answers }
}

test('nothing is told until it is asked for, and then all of it at once, in the order of the codes', async () => {
  const { ends, heard } = house()
  ends.tick(other, 'zzzzz1', 'handover')
  ends.tick(one, 'aaaaa1', 'serious')
  expect(heard).toEqual([])
  await ends.tell()
  await ends.tell()
  expect(heard).toEqual([
    [
      { code: 'aaaaa1', stage: 'serious' },
      { code: 'zzzzz1', stage: 'handover' },
    ],
  ])
})

test('what was ticked by mistake is taken back until it is told, and never after', async () => {
  const { ends, heard } = house()
  ends.tick(one, 'aaaaa1', 'serious')
  ends.tick(one, 'aaaaa1', 'serious')
  await ends.tell()
  expect(heard).toEqual([])
  ends.tick(one, 'aaaaa1', 'serious')
  await ends.tell()
  ends.tick(one, 'aaaaa1', 'serious')
  expect(ends.view().get(one)).toMatchObject({ stages: new Set(['serious']) })
  await ends.tell()
  expect(heard).toHaveLength(1)
})

test('what the house did not take is told the next time', async () => {
  const { ends, heard, answers } = house(false)
  ends.tick(one, 'aaaaa1', 'serious')
  await ends.tell()
  answers.takes = true
  await ends.tell()
  expect(heard).toEqual([[{ code: 'aaaaa1', stage: 'serious' }]])
})
