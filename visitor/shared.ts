// What the later script of coming back takes from this one: the build puts it on one global, in this order, and lets
// `return/` read it from there (`lends` and `borrows` in vite.config.ts). Only `export { … } from '…'` lines count.
export { useEffect, useRef, useState } from 'preact/hooks'
export { Fragment, jsx, jsxs } from 'preact/jsx-runtime'
export { goesOn } from '../src/chain/accept-epoch.ts'
export { fromB64, toB64 } from '../src/chain/base64url.ts'
export { judgeTime } from '../src/chain/clock.ts'
export { parseEpochRecord } from '../src/chain/epoch.ts'
export { hasTeam, judgeRecord } from '../src/chain/judge-record.ts'
export {
  idBytes,
  keyHashOf,
  memberIdOf,
  readConversationId,
  recordHashOf,
} from '../src/chain/member.ts'
export { concat, fromUtf8, sha256, uint, utf8 } from '../src/chain/notation.ts'
export {
  readBytes,
  readCount,
  readFields,
  reading,
} from '../src/chain/reading.ts'
export { verifyChain, verifyPapers } from '../src/chain/verify-chain.ts'
export { parseConversationState, storedStates } from '../src/chat/conversation-state.ts'
export { ask, jsonPost, patience, refusalOf } from '../src/chat/sealed/ask.ts'
export { takeRecord, visitorMembership } from '../src/chat/sealed/membership.ts'
export { openStart, withToken } from '../src/chat/sealed/start.ts'
export { readPlace } from '../src/chat/start.ts'
export { lineCode } from '../src/queue/line.ts'
export { decrypt, encrypt } from '../src/sealing/aes-gcm.ts'
export { commit } from '../src/sealing/epoch-key.ts'
export { seal, sealingPairOf } from '../src/sealing/hpke.ts'
export { deriveBytes } from '../src/sealing/key-derivation.ts'
export { maxTextBytes } from '../src/sealing/message.ts'
export { isHerRecord, markHerRecord, visitorsKey } from '../src/sealing/visitor-record.ts'
export { Button } from '../src/ui/Button.tsx'
export { fetchBuilt, trusted } from './later.ts'
export { Screen } from './Screen.tsx'
export { idleAfterMs } from './talk.ts'
