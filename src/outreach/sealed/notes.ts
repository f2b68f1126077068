import * as z from 'zod/mini'
import { fromB64, toB64 } from '../../chain/base64url.ts'
import type { Chain } from '../../chain/chain.ts'
import { judgeTime } from '../../chain/clock.ts'
import { memberIdOfPaper, type PaperHash } from '../../chain/member.ts'
import type { Bytes } from '../../chain/notation.ts'
import { verifyPast } from '../../chain/past-papers.ts'
import { type Trust, type ValidStaff, verifyChain } from '../../chain/verify-chain.ts'
import { type Asked, createAsking } from '../../doors/asking.ts'
import type { Unlocked } from '../../people/sealed/unlock.ts'
import { openDebrief, sealDebrief } from '../../sealing/debrief-note.ts'
import {
  debriefPath,
  mostReaders,
  type NoteLine,
  notesShape,
  sealedNoteShape,
  sharedNotesShape,
} from '../debrief/exchange.ts'

/** Whose page it is: the house it believes, how it asks, and who unlocked her keys here. */
export type NotesParts = {
  readonly fetcher: typeof fetch
  readonly trust: Trust
  readonly me: Pick<Unlocked, 'hash' | 'keys'>
}

/** untrusted: the papers do not follow from the root in this page. */
export type NoReaders = { readonly kind: 'clock-wrong' | 'untrusted' | 'no-supervisor' }
export type Readers = { readonly kind: 'readers'; readonly supervisors: readonly ValidStaff[] }

/**
 * Who may read a note beside its writer: the supervisors whose papers hold and stand in a reception paper of these two
 * weeks, so that a house which hides that somebody left seals nothing to her for long. deviceMs: this device's clock.
 */
export async function readersOf(
  trust: Trust,
  { chain, time }: { readonly chain: Chain; readonly time: number },
  deviceMs: number,
): Promise<Readers | NoReaders> {
  const judged = judgeTime(time, deviceMs)
  if (judged.kind === 'clock-wrong') return judged
  const verdict = await verifyChain(trust, chain, judged.nowMs)
  if (verdict.kind === 'refused') {
    // Nobody renewed it for two weeks: a supervisor who signs in does, by that alone.
    const old = verdict.paper === 'reception' && /^(expired|no-reception)$/.test(verdict.why)
    return { kind: old ? 'no-supervisor' : 'untrusted' }
  }
  const supervisors = [...verdict.staff.values()]
    .filter(({ paper }) => paper.role === 'supervisor')
    .slice(0, mostReaders - 1)
  return supervisors.length > 0 ? { kind: 'readers', supervisors } : { kind: 'no-supervisor' }
}

/** Why there is no answer. */
export type NoAnswer = Exclude<Asked<unknown>, { readonly kind: 'done' }>

/** Her own notes, and who will read the next one. */
export type OwnNotes = {
  readonly kind: 'notes'
  readonly notes: readonly NoteLine[]
  readonly readers: Readers | NoReaders
}
export async function lookAtOwnNotes(
  { fetcher, trust }: NotesParts,
  deviceMs: number,
): Promise<OwnNotes | NoAnswer> {
  const answer = await createAsking(fetcher).get(debriefPath, notesShape)
  if (answer.kind !== 'done') return answer
  const readers = await readersOf(trust, answer.value, deviceMs)
  return { kind: 'notes', notes: answer.value.notes, readers }
}

/**
 * Seals a note to herself and these supervisors and gives it to the house. Her own key is the one she unlocked here; the
 * house is not asked for it. Throws DebriefTooLongError.
 */
export async function giveNote(
  { fetcher, me }: NotesParts,
  note: { readonly text: string; readonly writtenAtMs: number },
  { supervisors }: Readers,
): Promise<Asked<unknown>> {
  const noteId = crypto.getRandomValues(new Uint8Array(16))
  const others = supervisors.filter(({ hash }) => hash !== me.hash)
  const readers = [
    { paper: me.hash, keyBytes: me.keys.sealing.publicKeyBytes },
    ...others.map(({ hash, paper }) => ({ paper: hash, keyBytes: paper.sealingKey })),
  ]
  const place = { idBytes: noteId, author: me.hash }
  const { bodyBytes, keys } = await sealDebrief(place, note, readers, me.keys.signing.seedBytes)
  const sealed = {
    id: toB64(noteId),
    body: toB64(bodyBytes),
    keys: keys.map(({ reader, sealedBytes }) => ({ reader, sealed: toB64(sealedBytes) })),
  }
  return createAsking(fetcher).post(debriefPath, sealed, z.unknown())
}

/** Whether the house dropped it. */
export const dropNote = ({ fetcher }: NotesParts, { id }: NoteLine): Promise<Asked<unknown>> =>
  createAsking(fetcher).post(`${debriefPath}/${id}/drop`, {}, z.unknown())

/** Notes of others that a supervisor can open, with the name and key of each writer as her paper has them. */
export type SharedNote = NoteLine & { readonly writer: ValidStaff | null }
/** waiting: as many as nobody talked about yet, also those that are not among the notes. */
export type SharedNotes = {
  readonly kind: 'notes'
  readonly notes: readonly SharedNote[]
  readonly waiting: number
}
export async function lookAtSharedNotes({
  fetcher,
  trust,
}: NotesParts): Promise<SharedNotes | NoAnswer | NoReaders> {
  const answer = await createAsking(fetcher).get(`${debriefPath}/shared`, sharedNotesShape)
  if (answer.kind !== 'done') return answer
  const { chain, notes, waiting } = answer.value
  // Who left since still wrote what she wrote.
  const past = await verifyPast(trust, chain)
  if (past.kind === 'refused') return { kind: 'untrusted' }
  const writerOf = (author: PaperHash) => past.staff.get(memberIdOfPaper(author)) ?? null
  const written = notes.map((one) => ({ ...one, writer: writerOf(one.author) }))
  return { kind: 'notes', notes: written, waiting }
}

export const sayTalked = ({ fetcher }: NotesParts, { id }: NoteLine): Promise<Asked<unknown>> =>
  createAsking(fetcher).post(`${debriefPath}/${id}/talked`, {}, z.unknown())

export type ReadNote =
  | { readonly kind: 'note'; readonly text: string; readonly writtenAtMs: number }
  /** It does not open with her keys, or its writer did not sign it. */
  | { readonly kind: 'closed' }

/** Fetches one note and opens it here. writer: her paper's hash and signing key, verified before. */
export async function readNote(
  { fetcher, me }: NotesParts,
  { id }: NoteLine,
  writer: { readonly hash: PaperHash; readonly signingKeyBytes: Bytes },
): Promise<ReadNote | NoAnswer> {
  const answer = await createAsking(fetcher).get(`${debriefPath}/${id}/sealed`, sealedNoteShape)
  if (answer.kind !== 'done') return answer
  const { body, sealed, author } = answer.value
  const idBytes = fromB64(id)
  if (idBytes?.length !== 16 || author !== writer.hash) return { kind: 'closed' }
  const note = await openDebrief(
    { idBytes, author },
    { bodyBytes: body, sealedBytes: sealed },
    { paper: me.hash, seedBytes: me.keys.sealing.seedBytes },
    writer.signingKeyBytes,
  )
  if (!note) return { kind: 'closed' }
  return { kind: 'note', text: note.text, writtenAtMs: note.writtenAtMs }
}
