import type { Language } from '../words/language.ts'
import type { Texts } from '../words/texts.ts'
import { texts } from '../words/texts.ts'
import { foldHandle } from './handle.ts'
import type { MessagePages } from './message.ts'

/** What every message says, in whichever words. */
export const requiredParts = [
  'no-sender',
  'no-help',
  'no-free',
  'no-chat',
  'no-never-again',
  'no-why',
] as const

/** What is wrong with a message that goes to somebody who never asked for it. */
export type MessageFault = (typeof requiredParts)[number] | 'label' | 'preview' | 'too-long'

export const messageMaxLength = 400
/** What a locked phone shows of a message, for whoever holds it. */
export const previewCharacters = 40

const required: Texts<readonly (readonly [MessageFault, RegExp])[]> = texts({
  nl: [
    ['no-sender', /\bik (ben|heet) .{1,30} van keerpunt\b/],
    ['no-help', /\bhulp\b.*\b(geen|niet van de) politie\b/],
    ['no-free', /\bgratis\b/],
    ['no-never-again', /geen interesse\? dan hoor je niets meer/],
    ['no-why', /waarom dit bericht: \S/],
  ],
  en: [
    ['no-sender', /\bi am .{1,30} from keerpunt\b/],
    ['no-help', /\bhelp\b.*\bnot (the )?police\b/],
    ['no-free', /\bfree\b/],
    ['no-never-again', /not interested\? then you will not hear from us again/],
    ['no-why', /why this message: \S/],
  ],
  ar: [
    ['no-sender', /اسمي .{1,30} من منظمة keerpunt/],
    ['no-help', /مساعدة.*لسنا شرطة/],
    ['no-free', /مجاني/],
    ['no-never-again', /لست مهتما\? لن نكتب اليك مرة اخرى/],
    ['no-why', /لماذا هذه الرسالة: \S/],
  ],
})

/** Names nobody gave herself, in no language. */
const labels =
  /\b(slachtoffers?|daders?|crimine\p{L}*|verdachten?|uitgebuit\p{L}*|uitbuiting|loverboys?|prostitu\p{L}*|victims?|offenders?|criminals?|suspects?|exploit\p{L}*)\b|ضحي|ضحايا|مجرم|مشتبه|استغلال/u

/** What must not be read on the screen of a locked phone by whoever looks. */
const incriminating =
  /politie|police|شرطة|stoppen|\bstop|klus|drugs?|dealer|coke|wiet|wapen|mes\b|geldezel|pinpas|rekening|bank|schuld|straf|gevangen|seks|\bsex|escort|hoer|misdaad|crime|weapon|jobs?\b|money mule|debt|prison|توقف|مخدر|سلاح|جنس|سجن|ديون/

/**
 * Everything that keeps a filled message from being sent; [] when it may go. Told as it will be read: with alias and
 * addresses. chat, why: where we answer, and where we say why we wrote.
 */
export function judgeMessage(
  text: string,
  language: Language,
  { chat, why }: MessagePages,
): readonly MessageFault[] {
  const plain = plainly(text)
  const faults: MessageFault[] = required[language]
    .filter(([, says]) => !says.test(plain))
    .map(([fault]) => fault)
  if (!text.includes(chat)) faults.push('no-chat')
  if (!text.includes(why) || !why.includes('/waarom')) faults.push('no-why')
  if (labels.test(plain)) faults.push('label')
  const preview = plainly([...text].slice(0, previewCharacters).join(''))
  if (incriminating.test(preview)) faults.push('preview')
  if ([...text].length > messageMaxLength) faults.push('too-long')
  return [...new Set(faults)]
}

/** Small letters without marks: Arabic with one alif and a question mark as ours. */
const plainly = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('؟', '?')
    .replaceAll(/[ٱأإآ]/g, 'ا')

/** The longest name or address that can be on a block list, in words. */
export const mostPhraseWords = 4

/** Every run of one to four words of a text, folded: to look up on a list of what must never be in a message. */
export function phrasesIn(text: string): readonly string[] {
  const words = wordsOf(text)
  return words.flatMap((_, from) =>
    Array.from({ length: Math.min(mostPhraseWords, words.length - from) }, (__, more) =>
      words.slice(from, from + more + 1).join(' '),
    ),
  )
}

/** A name or address as it stands on the block list; null when it is empty or too long. */
export function blockPhrase(typed: string): string | null {
  const words = wordsOf(typed)
  return words.length > 0 && words.length <= mostPhraseWords ? words.join(' ') : null
}

const wordsOf = (text: string) => foldHandle(text).match(/[\p{L}\p{N}]+/gu) ?? []
