import { expect } from 'vitest'
import { fromB64, toB64 } from '../../src/chain/base64url.ts'
import type { EpochMember, EpochRecord } from '../../src/chain/epoch.ts'
import { keyHashOf, type MemberId } from '../../src/chain/member.ts'
import { utf8 } from '../../src/chain/notation.ts'
import { newSealingPair } from '../../src/sealing/hpke.ts'
import type { ChainJson, EpochJson, HostileProxy } from '../support/hostile-proxy.ts'
import { type VisitorPage, visitorWords } from '../support/visitor-page.ts'
import { freshKey, type Spoil } from './forge-epoch.ts'
import { bent, random, under } from './forge-papers.ts'

const { chat: say } = visitorWords

/** A record that a hostile house hands out as the next one, with the papers it needs. */
export type Lie = {
  readonly epoch: EpochJson
  readonly chain?: (chain: ChainJson) => ChainJson | Promise<ChainJson>
}

/** What a house that lies about members can do to one page, and what the page must do then. */
export function liar(proxy: HostileProxy) {
  let word = 0

  /** Messages of this conversation that were posted so far. */
  const posts = (id: string) =>
    proxy.passed.filter(
      ({ method, path }) => method === 'POST' && path === `/api/v1/conversations/${id}/messages`,
    )

  const news = ({ id }: VisitorPage, n: number) =>
    proxy.push(id, { name: 'epoch', data: `${id} ${n}` })

  /** Hands the page this record as its next one, and tells it that there is one. */
  function tell(visitor: VisitorPage, n: number, { epoch, chain }: Lie): () => void {
    const undo = proxy.twist(visitor.id, {
      state: async (json) => ({
        ...json,
        epoch: n,
        epochs: [...json.epochs, epoch],
        chain: (await chain?.(json.chain)) ?? json.chain,
      }),
    })
    news(visitor, n)
    return undo
  }

  /** Once more around: whatever the page was about to send has passed the proxy by then. */
  async function looksAgain(visitor: VisitorPage, n: number): Promise<void> {
    const fetches = () =>
      proxy.passed.filter(({ path }) => path === `/api/v1/conversations/${visitor.id}`).length
    const before = fetches()
    news(visitor, n)
    await proxy.until(() => fetches() > before)
    await visitor.page.evaluate(() => new Promise((done) => setTimeout(done)))
  }

  /** Words typed while the page does not trust its house: shown as not sent, and not sent. */
  async function holdsBack(visitor: VisitorPage, text: string, n: number): Promise<void> {
    const sent = posts(visitor.id).length
    await visitor.send(text)
    await looksAgain(visitor, n)
    await visitor.reached(text, 'waiting')
    expect(posts(visitor.id).length).toBe(sent)
  }

  /** The whole promise: words go; a lie is named in a sentence and stops them, drafts stay; then words go again. */
  async function refuses(
    visitor: VisitorPage,
    arrives: (text: string) => Promise<unknown>,
    n: number,
    lie: Lie,
  ): Promise<void> {
    const { page, composer } = visitor
    const [before, during] = [`voor ${++word}`, `tijdens ${word}`]
    await visitor.send(before)
    await arrives(before)
    const undo = tell(visitor, n, lie)
    await page.getByText(say.trouble.membership, { exact: true }).waitFor()
    await holdsBack(visitor, during, n)
    expect(await visitor.log()).toContain(say.refused)
    await page.locator('a[href="tel:112"]').waitFor()
    await composer.fill('mijn klad')
    undo()
    news(visitor, n - 1)
    await arrives(during)
    await page.getByText(say.trouble.membership, { exact: true }).waitFor({ state: 'detached' })
    expect(await composer.inputValue()).toBe('mijn klad')
  }

  return { posts, news, tell, looksAgain, holdsBack, refuses }
}

export const change = (how: Partial<EpochRecord>): Spoil => ({
  record: (record) => ({ ...record, ...how }),
})
const members = (how: (members: readonly EpochMember[]) => readonly EpochMember[]): Spoil => ({
  record: (record) => ({ ...record, members: how(record.members) }),
})
const member = (kind: EpochMember['kind'], how: Partial<EpochMember>): Spoil =>
  members((all) => all.map((one) => (one.kind === kind ? { ...one, ...how } : one)))
const anyKey = () => toB64(random(32)) as EpochMember['key']
const anyId = () => toB64(random(16)) as MemberId

/** Ways to spoil a record that hold for every epoch. n: the epoch it begins. */
export function spoils(n: number): readonly (readonly [string, () => Spoil | Promise<Spoil>])[] {
  return [
    ['follows something else', () => change({ previous: toB64(random(32)) as never })],
    ['is of another conversation', () => change({ conversation: toB64(random(16)) as never })],
    ['skips a number', () => change({ n: n + 1 })],
    ['is of another kind of house', () => change({ demo: false })],
    ['commits to one key too many', () => ({ record: withCommitment })],
    ['commits to another key', () => ({ record: withOtherCommitments })],
    ['has her under another key', otherVisitor],
    ['has her under another name', () => member('visitor', { id: anyId() })],
    ['leaves her out', () => members((all) => all.slice(1))],
    [
      'has two visitors',
      () => members((all) => [...all, { id: anyId(), kind: 'visitor', key: anyKey() }]),
    ],
    ['gives a counsellor another key', () => member('staff', { key: anyKey() })],
    [
      'has a team that is not ours',
      () => members((all) => [...all, { id: anyId(), kind: 'team', key: anyKey() }]),
    ],
    ['has a wrong signature', () => ({ whole: withBentSignature })],
    ['is signed twice', () => ({ whole: withTwoSignatures })],
    ['is no record', () => ({ whole: withOtherBytes })],
    ['came without its key', () => ({ sealed: (keys) => keys.filter(([k]) => k !== n) })],
    [
      'came with another key than it commits to',
      () => ({ sealed: (keys) => keys.map(([k, ck]) => [k, k === n ? freshKey() : ck] as const) }),
    ],
  ]
}

/** A key pair of the house's own in her place, as somebody would put in who wants to read as the visitor. */
async function otherVisitor(): Promise<Spoil> {
  const { publicKeyBytes } = await newSealingPair()
  const key = await keyHashOf(publicKeyBytes)
  const id = toB64((fromB64(key) ?? new Uint8Array()).subarray(0, 16)) as MemberId
  return member('visitor', { key, id })
}

const withCommitment = (record: EpochRecord): EpochRecord => ({
  ...record,
  commitments: [...record.commitments, [7, toB64(random(32))]],
})
const withOtherCommitments = (record: EpochRecord): EpochRecord => ({
  ...record,
  commitments: record.commitments.map(([k]) => [k, toB64(random(32))]),
})
const withBentSignature = ({ record, keys }: EpochJson): EpochJson => ({
  record: {
    ...record,
    signatures: record.signatures.map(({ by, sig }) => ({ by, sig: bent(sig) })),
  },
  keys,
})
const withTwoSignatures = ({ record, keys }: EpochJson): EpochJson => ({
  record: { ...record, signatures: [...record.signatures, ...record.signatures] },
  keys,
})
const withOtherBytes = ({ record, keys }: EpochJson): EpochJson => ({
  record: under(record, utf8('geen papier')),
  keys,
})
