import { isSamePerson, type Person } from './same-person.ts'

/** What came of a message. */
export const outcomes = [
  'no-answer',
  'replied',
  'moved-to-chat',
  'stop',
  'hostile',
  'account-blocked',
] as const
export type Outcome = (typeof outcomes)[number]

/** After these nobody ever writes to this person again, from any account of ours. */
export const endsForGood = (outcome: Outcome): boolean =>
  outcome === 'stop' || outcome === 'hostile'

/** Why nothing was sent. */
export type Closed = 'refused' | 'withdrawn' | 'expired' | 'stopped'

/** One person who may get one message. by, approvedBy: workers, one person each whichever account she used. */
export type Contact =
  | { readonly kind: 'waiting'; readonly by: Person }
  | { readonly kind: 'approved'; readonly by: Person; readonly approvedBy: Person }
  | {
      readonly kind: 'sent'
      readonly by: Person
      readonly approvedBy: Person
      /** null until the worker says. */
      readonly outcome: Outcome | null
    }
  | {
      readonly kind: 'closed'
      readonly why: Closed
      /** A colleague had approved: the words may have gone by hand, so for a year this counts as written to. */
      readonly counts: boolean
    }

export type Step =
  | { readonly kind: 'approve' | 'refuse' | 'withdraw' | 'send'; readonly who: Person }
  | { readonly kind: 'outcome'; readonly who: Person; readonly outcome: Outcome }
  /** The person said stop, wherever. */
  | { readonly kind: 'stop' }
  | { readonly kind: 'expire' }

/**
 * own: the second pair of eyes is another's. not-own: only who asked sends, and says what came of it; stop she may say
 * to any of us. gone: too late for this step.
 */
export type Not = 'own' | 'not-own' | 'gone'
export type Stepped = { readonly kind: 'went'; readonly contact: Contact } | NotStepped
export type NotStepped = { readonly kind: 'not'; readonly why: Not }

/**
 * Context and reason → another's eyes → one message → what came of it. No way leads from `sent` to another message,
 * and none from `closed` to anything. Pure: times, chances and lists are others' to judge.
 */
export function takeStep(contact: Contact, step: Step): Stepped {
  switch (step.kind) {
    case 'approve':
    case 'refuse':
      if (contact.kind !== 'waiting') return not('gone')
      if (isSamePerson(contact.by, step.who)) return not('own')
      if (step.kind === 'refuse') return closed(contact, 'refused')
      return went({ kind: 'approved', by: contact.by, approvedBy: step.who })
    case 'withdraw':
      if (contact.kind !== 'waiting' && contact.kind !== 'approved') return not('gone')
      return isSamePerson(contact.by, step.who) ? closed(contact, 'withdrawn') : not('not-own')
    case 'send':
      if (contact.kind !== 'approved') return not('gone')
      if (!isSamePerson(contact.by, step.who)) return not('not-own')
      return went({ ...contact, kind: 'sent', outcome: null })
    case 'outcome':
      if (contact.kind !== 'sent') return not('gone')
      if (!endsForGood(step.outcome) && !isSamePerson(contact.by, step.who)) return not('not-own')
      // Stop is stop: what comes after it changes nothing.
      if (contact.outcome !== null && endsForGood(contact.outcome)) return not('gone')
      return went({ ...contact, outcome: step.outcome })
    case 'stop':
      if (contact.kind === 'sent') return went({ ...contact, outcome: contact.outcome ?? 'stop' })
      return contact.kind === 'closed' ? not('gone') : closed(contact, 'stopped')
    case 'expire':
      return contact.kind === 'waiting' || contact.kind === 'approved'
        ? closed(contact, 'expired')
        : not('gone')
    default:
      return step satisfies never
  }
}

const went = (contact: Contact): Stepped => ({ kind: 'went', contact })
/** Who said stop stands on a list of her own, for longer. */
const closed = ({ kind }: Contact, why: Closed): Stepped =>
  went({ kind: 'closed', why, counts: kind === 'approved' && why !== 'stopped' })
const not = (why: Not): NotStepped => ({ kind: 'not', why })
