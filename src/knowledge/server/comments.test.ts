import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import type { Call } from '../../doors/route.ts'
import type { PageDesk, PageLine } from '../exchange.ts'
import { type Knowledge, openKnowledge } from './knowledge.ts'

const database = await testDatabase()
let knowledge: Knowledge
beforeAll(async () => {
  knowledge = await openKnowledge({
    database,
    clock: () => Date.parse('2026-11-22T12:00:00Z'),
    contentRoot: resolve(import.meta.dirname, '../../../content'),
    nameOf: async (member) => member,
    otherAddresses: [],
    spelling: { check: async () => [] },
    changed: async () => {},
    onFault: (error) => {
      throw error
    },
  })
})
afterAll(() => knowledge[Symbol.asyncDispose]())

const root = '/api/v1/knowledge/pages'
const ask = async (path: string, member: string, role: string, body: unknown = null) => {
  const caller = { kind: 'staff', role, paper: '', session: new Uint8Array(), member }
  const answer = await knowledge.routes
    .find((one) => one.path === path)
    ?.answer({
      params: { language: 'nl', section: 'stories', slug: '1' },
      query: {},
      body,
      caller: { ...caller, account: member } as Call['caller'],
      languages: [],
    })
  return answer?.kind === 'json' ? answer.body : answer
}
const page = `${root}/:language/:section/:slug`
const say = (member: string, role: string) => ask(`${page}/say`, member, role, { says: 'Hallo.' })
const waiting = async () =>
  ((await ask(root, 'kim', 'editor')) as PageLine[]).flatMap(({ asks }) => asks)
const last = async () => ((await ask(page, 'kim', 'editor')) as PageDesk).comments.at(-1)

test('what an expert by experience says waits until an editor answers', async () => {
  await say('jay', 'experience_expert')
  expect(await waiting()).toEqual(['jay'])
  expect(await last()).toMatchObject({ by: 'jay', open: true })
  await say('kim', 'editor')
  expect(await waiting()).toEqual([])
})

test('or settles it; what was said after she looked waits on', async () => {
  await say('jay', 'experience_expert')
  const through = (await last())?.id
  await say('ali', 'experience_expert')
  expect(await ask(`${page}/settle`, 'kim', 'editor', { through })).toEqual({ kind: 'nothing' })
  expect(await waiting()).toEqual(['ali'])
  const { rows } = await database.query({
    name: 'test.outbox',
    text: 'select act, actor, subject from audit.outbox',
  })
  expect(rows).toEqual([
    { act: 'knowledge-comment-settled', actor: 'kim', subject: expect.stringMatching(/^nl /) },
  ])
})
