import { type Texts, texts } from '../words/texts.ts'

/**
 * The words that a house begins with: its first version of the message in each language. What is in use now stands in
 * the database (`server/text-store.ts`). {alias}: the worker's name at work; {chat}, {why}: our addresses.
 */
export const firstMessages: Texts<string> = texts({
  nl: 'Hoi, ik ben {alias} van Keerpunt (hulp, geen politie). Wij helpen jongeren die klusjes doen en willen stoppen. Het is gratis en je hoeft je naam niet te zeggen: {chat} Geen interesse? Dan hoor je niets meer. Waarom dit bericht: {why}',
  en: 'Hi, I am {alias} from Keerpunt (help, not police). We help young people who do jobs for others and want to stop. It is free and you do not have to say your name: {chat} Not interested? Then you will not hear from us again. Why this message: {why}',
  ar: 'مرحبًا، اسمي {alias} من منظمة Keerpunt (مساعدة، لسنا شرطة). نساعد الشباب الذين يقومون بأعمال لغيرهم ويريدون التوقف. الخدمة مجانية ولا داعي لذكر اسمك: {chat} لست مهتمًا؟ لن نكتب إليك مرة أخرى. لماذا هذه الرسالة: {why}',
})

/** What can stand in a message between braces. */
export const gaps = ['alias', 'chat', 'why'] as const

/** Our addresses as a message shows them, without scheme. */
export type MessagePages = { readonly chat: string; readonly why: string }

/** alias: how the worker is called at work. */
export function fillMessage(
  template: string,
  { alias, pages }: { readonly alias: string; readonly pages: MessagePages },
): string {
  return template
    .replaceAll('{alias}', () => alias)
    .replaceAll('{chat}', () => pages.chat)
    .replaceAll('{why}', () => pages.why)
}
