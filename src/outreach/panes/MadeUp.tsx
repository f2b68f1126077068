import { campaignWords as say } from '../campaign-words.ts'

/** Beside everything that the demo made up. */
export const MadeUp = () => <span class="state review">{say.madeUp}</span>
