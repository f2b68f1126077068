import type { Bytes } from '../../src/chain/notation.ts'
import { openComeBack } from '../../src/chat/sealed/come-back.ts'
import { saveCode } from '../../src/chat/sealed/save-code.ts'
import { type Argon2, type CodeKeys, deriveCodeKeys } from '../../src/sealing/code-keys.ts'
import { codeText, codeWords, newReturnCode } from '../../src/sealing/return-code.ts'
import type { Started } from '../talk.ts'
import type { Visit } from '../visit.ts'
import { CanNotError } from './argon2-worker.ts'

export type CodeForm = 'signs' | 'words'

/** Why nothing came of it, in the words of `words.ts`. cannot: this browser lacks something. */
export type Hindrance = 'away' | 'busy' | 'cannot' | 'clock-wrong' | 'full' | 'untrusted'

/** parts: what she writes down, groups of signs or words. */
export type MadeCode = {
  readonly kind: 'made'
  readonly keys: CodeKeys
  readonly parts: readonly string[]
}

/** A fresh code. Nobody knows it yet. */
export async function makeCode(
  form: CodeForm,
  visit: Visit,
  argon2: Argon2,
): Promise<MadeCode | Hindered> {
  const codeBytes = newReturnCode()
  const parts = form === 'words' ? codeWords(codeBytes) : (await codeText(codeBytes)).split('-')
  const keys = await keysOf(codeBytes, visit, argon2)
  return 'kind' in keys ? keys : { kind: 'made', keys, parts }
}

/** Lets a code bring her back to this conversation, instead of any code before it. */
export async function keepCode(
  { http, conversation, me }: Started,
  { keys }: MadeCode,
): Promise<boolean> {
  const { kind } = await saveCode(http, conversation, me, keys)
  for (const key of Object.values(keys)) key.fill(0)
  return kind === 'saved'
}

export type CameBack =
  | { readonly kind: 'started'; readonly started: Started }
  /** Wrong, expired and erased sound alike. */
  | { readonly kind: 'unknown' }
  | Hindered

/** Goes back to the conversation of this code. */
export async function comeBack(codeBytes: Bytes, visit: Visit, argon2: Argon2): Promise<CameBack> {
  const keys = await keysOf(codeBytes, visit, argon2)
  if ('kind' in keys) return keys
  const way = openComeBack(visit.parts, keys)
  const free = visit.guard(way.zero)
  const answer = await way.attempt()
  way.zero()
  if (answer.kind === 'started') {
    if (free()) return { kind: 'started', started: answer }
    for (const key of [answer.me.pair.seedBytes, answer.me.ck0Bytes]) key.fill(0) // she left meanwhile
    return { kind: 'hindered', why: 'away' }
  }
  free()
  if (answer.kind === 'unknown') return answer
  return { kind: 'hindered', why: answer.kind === 'no-connection' ? 'away' : answer.kind }
}

export type Hindered = { readonly kind: 'hindered'; readonly why: Hindrance }

async function keysOf(
  codeBytes: Bytes,
  visit: Visit,
  argon2: Argon2,
): Promise<CodeKeys | Hindered> {
  const forget = () => void codeBytes.fill(0)
  const free = visit.guard(forget)
  try {
    return await deriveCodeKeys(codeBytes, argon2)
  } catch (error) {
    return { kind: 'hindered', why: error instanceof CanNotError ? 'cannot' : 'away' }
  } finally {
    forget()
    free()
  }
}
