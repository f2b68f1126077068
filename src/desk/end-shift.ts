import type { ConversationId } from '../chain/member.ts'

/** stop: she wants to end her shift. ended: it ended by itself. sign-out: she wants to go. */
export type EndShiftWhy = 'stop' | 'ended' | 'sign-out'

/** keep: she finishes it herself. with, without: it goes to the team, which may read back or not. */
export type EndShiftChoice = 'keep' | 'with' | 'without'
export type EndShiftChoices = ReadonlyMap<ConversationId, EndShiftChoice>
