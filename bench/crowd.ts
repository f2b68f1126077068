import { randomBytes } from 'node:crypto'
import { fromB64, toB64 } from '../src/chain/base64url.ts'
import { type EpochMember, epochLabel, epochRecordBytes } from '../src/chain/epoch.ts'
import {
  type ConversationId,
  idBytes,
  keyHashOf,
  type MemberId,
  memberIdFrom,
  type PaperHash,
  paperHashOf,
  recordHashOf,
} from '../src/chain/member.ts'
import type { Bytes } from '../src/chain/notation.ts'
import { signedPaperJson, signPaper, unsigned } from '../src/chain/signed-paper.ts'
import { envelopeBytes, sealedKeyBytes } from '../src/chain/sizes.ts'
import { parseEntrance } from '../src/queue/entrance.ts'
import { lineCode } from '../src/queue/line.ts'
import type { House } from '../tests/support/house.ts'
import { enrolStaff, type StaffClient } from '../tests/support/staff.ts'
import { type Line, openLines, requestBytes } from './http-lines.ts'
import { openWorkshop, type Workshop } from './work-at-the-door.ts'

/** One greeted visitor: her token and her conversation. Her words, envelope and keys are noise of the right size. */
export type Guest = {
  readonly conversation: ConversationId
  readonly member: MemberId
  readonly headers: Readonly<Record<string, string>>
}

/** A counsellor on shift, signed in over the real API. */
export type Counsellor = {
  readonly staff: StaffClient
  readonly headers: Readonly<Record<string, string>>
}

/** How many visitors wait at a time while a crowd comes in: fewer than a house with one counsellor lets wait. */
const doorsWide = 6
const noise = (size: number): Bytes => new Uint8Array(randomBytes(size))
const address = (guest: Pick<Guest, 'conversation'>, rest = '') =>
  `/api/v1/conversations/${guest.conversation}${rest}`

export async function openCounsellor(house: House): Promise<Counsellor> {
  const [link = ''] = house.addresses['counsellor'] ?? []
  const staff = await enrolStaff(link)
  return { staff, headers: { cookie: staff.network.cookie(), 'sec-fetch-site': 'same-origin' } }
}

/**
 * Lets many visitors in and greets each, with real requests, signatures and transactions. Only what the server can
 * not tell from noise is noise.
 */
export async function openCrowd(
  house: House,
  counsellor: Counsellor,
  many: number,
): Promise<Guest[]> {
  const lines = await openLines(house.port, doorsWide)
  await expectStatus(lines, shift(counsellor), 204)
  const entrance = parseEntrance(
    JSON.parse((await expectStatus(lines, requestBytes('GET', '/api/v1/chat'), 200)).toString()),
  )
  const reception = entrance?.chain?.reception
  if (!reception) throw new CrowdError('the house has no reception')
  const hash = await paperHashOf(reception.bytes)
  const workshop = openWorkshop()
  const guests: Guest[] = []
  await Promise.all(
    lines.map(async (line) => {
      while (guests.length < many) {
        const place = guests.push({} as Guest) - 1
        guests[place] = await enter({ line, workshop }, counsellor, hash)
      }
    }),
  )
  for (const line of lines) line.close()
  await workshop.close()
  return guests
}

type Door = { readonly line: Line; readonly workshop: Workshop }

const shift = ({ headers }: Counsellor) =>
  requestBytes('POST', '/api/v1/desk/shift', headers, { on: true })

async function enter(door: Door, counsellor: Counsellor, reception: PaperHash): Promise<Guest> {
  const envelope = noise(envelopeBytes)
  const conversation = toB64(noise(16)) as ConversationId
  const key = await keyHashOf(noise(1216))
  const member = memberIdFrom(fromB64(key) as Bytes)
  const headers = { authorization: `Bearer ${toB64(noise(32))}` }
  const guest = { conversation, member, headers }
  const sealed = toB64(envelope)
  await start(door, guest, {
    conversation,
    visitor: member,
    line: lineCode('self'),
    reception,
    envelope: sealed,
  })
  const visitor = { id: member, kind: 'visitor', key } as const
  const claim = await makeClaim(conversation, envelope, visitor, counsellor)
  const claiming = requestBytes('POST', address(guest, '/claim'), counsellor.headers, claim)
  await expectStatus([door.line], claiming, 200)
  return guest
}

/** So many newcomers in a minute have to prove work, as a flood has to. */
async function start(
  { line, workshop }: Door,
  { headers, conversation }: Guest,
  wish: object,
): Promise<void> {
  const knock = (wished: object) => requestBytes('POST', '/api/v1/conversations', headers, wished)
  const answered = await line.ask(knock(wish))
  if (answered.status === 201) return
  const { salt = '', bits = 0 } = JSON.parse(answered.body.toString()) as {
    readonly salt?: string
    readonly bits?: number
  }
  const id = idBytes(conversation)
  const found = await workshop.solve({ salt: Buffer.from(salt, 'base64url'), id, bits })
  const work = toB64(found)
  await expectStatus([line], knock({ ...wish, work }), 201)
}

async function makeClaim(
  conversation: ConversationId,
  envelope: Bytes,
  visitor: EpochMember,
  { staff: { me, trust } }: Counsellor,
) {
  const key = await keyHashOf(me.keys.sealing.publicKeyBytes)
  const members = [visitor, { id: me.member, kind: 'staff', key } as const]
  const bytes = epochRecordBytes({
    kind: 'epoch',
    conversation,
    n: 1,
    previous: await recordHashOf(envelope),
    members,
    commitments: [
      [1, toB64(noise(32))],
      [0, toB64(noise(32))],
    ],
    demo: trust.demo,
  })
  const signed = await signPaper(unsigned(bytes), me.hash, me.keys.signing.seedBytes, epochLabel)
  const keys = members.flatMap(({ id, kind }) =>
    [1, 0].map((n) => ({ member: id, n, sealed: toB64(noise(sealedKeyBytes[kind])) })),
  )
  return { record: signedPaperJson(signed), keys }
}

/** A message of 256 padded bytes under epoch 1, with an id of its own. */
export function messageRequest(
  guest: Pick<Guest, 'conversation'>,
  headers: Readonly<Record<string, string>>,
): { readonly bytes: Buffer; readonly clientId: string } {
  const body = Buffer.from(messageNoise)
  const clientId = randomBytes(16)
  clientId.copy(body, 6)
  return {
    bytes: requestBytes('POST', address(guest, '/messages'), headers, body),
    clientId: clientId.toString('base64url'),
  }
}

const messageNoise = Buffer.from(noise(294))
messageNoise[0] = 1
messageNoise[1] = 1
messageNoise.writeUInt32BE(1, 2)

/** Asks on the first line. Throws CrowdError for any other status. */
export async function expectStatus(
  [line]: readonly Line[],
  request: Buffer,
  status: number,
): Promise<Buffer> {
  const answered = await line?.ask(request)
  if (answered?.status === status) return answered.body
  const asked = request
    .toString('latin1', 0, 60)
    .replace(/\/[\w-]{22}/, '/:id')
    .split(' HTTP')[0]
  throw new CrowdError(
    `${asked} answered ${answered?.status} ${answered?.body.toString().slice(0, 80)}`,
  )
}

export class CrowdError extends Error {
  override readonly name = 'CrowdError'
}
