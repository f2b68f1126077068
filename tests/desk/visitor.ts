import { openComeBack } from '../../src/chat/sealed/come-back.ts'
import type { Conversation } from '../../src/chat/sealed/conversation.ts'
import { deleteConversation } from '../../src/chat/sealed/delete-conversation.ts'
import { openLeaveMessage } from '../../src/chat/sealed/leave-message.ts'
import { saveCode } from '../../src/chat/sealed/save-code.ts'
import type { CodeKeys } from '../../src/sealing/code-keys.ts'
import type { Precheck } from '../../src/sealing/precheck.ts'
import { openTalk, type Started, type Talk } from '../../visitor/talk.ts'
import { openNetwork } from '../support/network.ts'
import { until } from '../support/until.ts'
import { NotStartedError, seen, startVisitor } from '../support/visitor.ts'
import type { DeskHouse } from './open-house.ts'

export const skipped: Precheck = {
  forWhom: null,
  age: null,
  topic: null,
  canType: null,
  language: 'nl',
}

/** Somebody who waits, and what she does and sees there. */
export async function visit({ origin, trust }: DeskHouse, precheck: Precheck | null) {
  const { id, conversation, leave, talk } = await startVisitor(trust, { origin, precheck })
  return { ...doings(conversation, talk.started), id, leave }
}

export type TestVisitor = Awaited<ReturnType<typeof visit>>

/** Somebody who leaves a message, keeps a code and goes. `comeBack` brings her back by that code. */
export async function leaveMessage(house: DeskHouse, text: string, precheck: Precheck = skipped) {
  const parts = partsOf(house)
  const started = await openLeaveMessage({ ...parts, precheck }).then((start) => start.attempt())
  if (started.kind !== 'started') throw new NotStartedError(JSON.stringify(started))
  const code = someKeys()
  const { http, conversation: id, me } = started
  await saveCode(http, id, me, code)
  const talk = openTalk(parts, started, { changed() {}, ended() {} })
  talk.conversation.send(text)
  await seen(talk.conversation, text)
  await goes(parts, talk)
  return {
    id,
    async comeBack() {
      const back = await returns()
      const again = openTalk(parts, back, { changed() {}, ended() {} })
      return { ...doings(again.conversation, back), id, leave: () => goes(parts, again) }
    },
    async deletes() {
      const { http } = await returns()
      await deleteConversation(http, id)
    },
  }

  async function returns() {
    const back = await openComeBack(parts, copyOf(code)).attempt()
    if (back.kind !== 'started') throw new NotStartedError(JSON.stringify(back))
    return back
  }
}

function doings(conversation: Conversation, { http, me, conversation: id }: Started) {
  return {
    say: (text: string) => conversation.send(text),
    typing: () => conversation.typing(),
    showsLife: () => conversation.alive(),
    hears: (text: string) => seen(conversation, text),
    comesTo: (state: 'queued' | 'active' | 'closed') =>
      until(conversation, () => conversation.view().state === state, `state ${state}`),
    isWith: (name: string) =>
      until(conversation, () => conversation.view().who.some((one) => one.name === name), name),
    looks: () => conversation.shown(conversation.view().head),
    keepsCode: () => saveCode(http, id, me, someKeys()),
    /** Whether her screen says that the team may read back. */
    isTold: (readsBack: boolean) =>
      until(
        conversation,
        () =>
          conversation
            .view()
            .items.some((item) => item.kind === 'parked' && item.readsBack === readsBack),
        'the remark that it was given back',
      ),
    deletes: () => deleteConversation(http, id),
  }
}

function partsOf({ origin, trust }: DeskHouse) {
  const network = openNetwork({ origin })
  let farewell: Promise<unknown> = Promise.resolve()
  return {
    http: (path: string, init?: RequestInit) => network.fetch(path, init),
    house: trust,
    clock: Date.now,
    random: (size: number) => crypto.getRandomValues(new Uint8Array(size)),
    farewell(path: string, tokenB64: string) {
      const headers = { 'content-type': 'text/plain;charset=UTF-8' }
      farewell = network.fetch(path, { method: 'POST', headers, body: tokenB64 }).catch(() => {})
    },
    gone: () => farewell,
  }
}

async function goes(parts: ReturnType<typeof partsOf>, talk: Talk) {
  talk.leave()
  await parts.gone()
}

/** What a code would give, without the slow step that makes guessing hard. */
function someKeys(): CodeKeys {
  const some = () => crypto.getRandomValues(new Uint8Array(32))
  return { locatorBytes: some(), accessBytes: some(), openingBytes: some() }
}

const copyOf = ({ locatorBytes, accessBytes, openingBytes }: CodeKeys): CodeKeys => ({
  locatorBytes: locatorBytes.slice(),
  accessBytes: accessBytes.slice(),
  openingBytes: openingBytes.slice(),
})
