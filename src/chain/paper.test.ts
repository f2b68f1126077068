import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toB64 } from './base64url.ts'
import { chainJson, parseChain } from './chain.ts'
import { memberIdOf, memberIdOfPaper, type PaperHash, paperHashOf } from './member.ts'
import { utf8 } from './notation.ts'
import { type Paper, paperBytes, parsePaper } from './paper.ts'
import { makeTestChain, randomBytes, window } from './test-papers.ts'

const hash = toB64(randomBytes(32)) as PaperHash
const papers: readonly Paper[] = [
  {
    kind: 'admin',
    name: 'Beheer Één',
    signingKey: randomBytes(32),
    ...window(0, 9),
    salt: randomBytes(16),
  },
  {
    kind: 'staff',
    pseudonym: 'Sam',
    role: 'outreach_worker',
    sealingKey: randomBytes(1216),
    signingKey: randomBytes(32),
    ...window(0, 9, true),
    salt: randomBytes(16),
  },
  { kind: 'reception', sealingKey: randomBytes(1216), ...window(0, 9), staff: [hash] },
  { kind: 'revocation', revoked: [hash], issued: 5, demo: false },
]

test('every paper is read back from its exact bytes', () => {
  for (const paper of papers) expect(parsePaper(paperBytes(paper))).toEqual(paper)
})

test('a paper with a field too many, too few or of another shape is no paper', () => {
  for (const paper of papers) {
    const json = JSON.parse(new TextDecoder().decode(paperBytes(paper))) as Record<string, unknown>
    const parses = (changed: unknown) => parsePaper(utf8(JSON.stringify(changed)))
    expect(parses(json)).not.toBe(null)
    expect(parses({ ...json, extra: 1 })).toBe(null)
    for (const name of Object.keys(json)) {
      const { [name]: _, ...without } = json
      expect(parses(without)).toBe(null)
      for (const wrong of [null, -1, 1.5, {}, [7], '']) {
        expect(parses({ ...json, [name]: wrong })).toBe(null)
      }
    }
  }
})

test('a name that breaks or turns the line is no name', () => {
  const [admin, staff] = papers
  for (const name of [
    'Noor\n',
    '\u202eNoor',
    'No\u2066or',
    'Noor\u0000',
    'Noor\u2028',
    'No\u200for',
  ]) {
    expect(parsePaper(paperBytes({ ...admin, name } as Paper))).toBe(null)
    expect(parsePaper(paperBytes({ ...staff, pseudonym: name } as Paper))).toBe(null)
  }
  for (const pseudonym of ['Noor', 'Zoë van Dijk', 'نور', 'Ai-Lan'])
    expect(parsePaper(paperBytes({ ...staff, pseudonym } as Paper))).not.toBe(null)
})

test('no bytes whatever make the parser throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), fc.json().map(utf8)), (bytes) => {
      parsePaper(bytes)
    }),
  )
  for (const text of ['null', '[]', '7', '"admin"', '{"kind":"admin"', '{"kind":null}']) {
    expect(parsePaper(utf8(text))).toBe(null)
  }
})

test('a chain travels as JSON and comes back, or is no chain', async () => {
  const { chain } = await makeTestChain()
  const json = JSON.parse(JSON.stringify(chainJson(chain))) as Record<string, unknown>
  expect(parseChain(json)).toEqual(chain)
  expect(parseChain({ ...json, reception: null })).toEqual({ ...chain, reception: null })
  for (const wrong of [null, {}, { ...json, more: [] }, { ...json, admins: [{}] }]) {
    expect(parseChain(wrong)).toBe(null)
  }
})

test("a paper's hash begins with its member's id", async () => {
  const bytes = paperBytes(papers[1] as Paper)
  expect(memberIdOfPaper(await paperHashOf(bytes))).toBe(await memberIdOf(bytes))
})
