import { type Texts, texts } from '../words/texts.ts'

/**
 * The only message that is ever sent to one person, per language. It stands in the privacy document that two persons
 * confirm: another text is another document. {alias}: the worker's name at work; {chat}, {why}: our addresses.
 */
export const messages: Texts<string> = texts({
  nl: 'Hoi, ik ben {alias} van Keerpunt (hulp, geen politie). Wij helpen jongeren die klusjes doen en willen stoppen. Het is gratis en je hoeft je naam niet te zeggen: {chat} Geen interesse? Dan hoor je niets meer. Waarom dit bericht: {why}',
  en: 'Hi, I am {alias} from Keerpunt (help, not police). We help young people who do jobs for others and want to stop. It is free and you do not have to say your name: {chat} Not interested? Then you will not hear from us again. Why this message: {why}',
  ar: 'مرحبًا، اسمي {alias} من منظمة Keerpunt (مساعدة، لسنا شرطة). نساعد الشباب الذين يقومون بأعمال لغيرهم ويريدون التوقف. الخدمة مجانية ولا داعي لذكر اسمك: {chat} لست مهتمًا؟ لن نكتب إليك مرة أخرى. لماذا هذه الرسالة: {why}',
})

/** alias: how the worker is called at work. origin: of this house, with scheme. */
export function fillMessage(
  template: string,
  { alias, origin, pages }: { alias: string; origin: string; pages: { chat: string; why: string } },
): string {
  const host = origin.replace(/^https?:\/\//, '')
  return template
    .replaceAll('{alias}', () => alias)
    .replaceAll('{chat}', () => host + pages.chat)
    .replaceAll('{why}', () => host + pages.why)
}
