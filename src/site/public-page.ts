import { startLanded } from '../ui/landed.ts'
import { watchLeaving } from '../ui/leaving.ts'
import { startReadingAloud } from './read-aloud.ts'
import { startReadingLook } from './reading-look.ts'
import { startShare } from './share.ts'

/**
 * What the script of every public page has; `reader.ts` and `asking.ts` add what only some pages need. Without it the
 * exit is a plain link and every page still works; with it leaving leaves nothing, and there are tools that help to
 * read. It stores nothing, and by itself sends nothing but one number to a campaign's count, where a link of ours
 * brought her.
 */
export const landed = startLanded()
const exit = document.querySelector<HTMLAnchorElement>('a[data-leave]')
const keepsHistory = document.querySelector('main[data-keeps]') !== null
const tools = document.querySelector<HTMLElement>('.tools')
const tool = (name: string) =>
  tools?.querySelector<HTMLButtonElement>(`[data-tool=${name}]`) ?? null

const look = startReadingLook(tool('letters'), tool('calm'), tools?.querySelector('output') ?? null)
const voice = startReadingAloud(tool('aloud'), document.querySelector('[data-read]'))
startShare(tool('share'))
tool('print')?.addEventListener('click', () => print())
if (tools) tools.hidden = false

// What is folded away is not printed.
addEventListener('beforeprint', () => {
  for (const fold of document.querySelectorAll('details')) fold.open = true
})

if (exit)
  watchLeaving(
    exit.href,
    () => voice.stop(),
    (link) => {
      const to = landed.carry(look.carry(link))
      if (keepsHistory) location.assign(to)
      else location.replace(to)
    },
  )
