import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../database/server/testing.ts'
import { askAs } from '../../directory/server/ask-as.ts'
import type { StaffRole } from '../../doors/permission.ts'
import type { PageDesk, PageLine } from '../exchange.ts'
import { testKnowledge } from './test-knowledge.ts'

const database = await testDatabase()
const knowledge = await testKnowledge(database)
afterAll(() => knowledge[Symbol.asyncDispose]())

const root = '/api/v1/knowledge/pages'
const params = { language: 'nl', section: 'stories', slug: '1' }
const ask = (path: string, account: string, role: StaffRole, body: unknown = null) =>
  askAs(knowledge.routes, path, { account, role }, { params, body })
const page = `${root}/:language/:section/:slug`
const say = (member: string, role: StaffRole, through: number | null = null) =>
  ask(`${page}/say`, member, role, { says: 'Hallo.', through })
const waiting = async () =>
  ((await ask(root, 'kim', 'editor')) as PageLine[]).flatMap(({ asks }) => asks)
const last = async () => ((await ask(page, 'kim', 'editor')) as PageDesk).comments.at(-1)

test('what an expert by experience says waits until an editor answers', async () => {
  await say('jay', 'experience_expert')
  expect(await waiting()).toEqual(['jay'])
  expect(await last()).toMatchObject({ by: 'jay', open: true })
  const through = (await last())?.id ?? null
  await say('ali', 'experience_expert')
  await say('kim', 'editor', through)
  expect(await waiting()).toEqual(['ali'])
  await say('kim', 'editor', (await last())?.id)
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
