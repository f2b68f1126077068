import { sealingTimes } from './sealing-times.ts'

Object.assign(globalThis, { sealingTimes })
