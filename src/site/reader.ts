import { answerInPlace } from '../directory/pages/answer-in-place.ts'
import { searchAsYouType } from '../knowledge/search/as-you-type.ts'
import { watchLeaving } from '../ui/leaving.ts'
import { startReadingAloud } from './read-aloud.ts'
import { startReadingLook } from './reading-look.ts'
import { startSelfTest } from './self-test-steps.ts'
import { startShare } from './share.ts'

/**
 * The only script of the public pages. Without it the exit is a plain link and every page still works; with it
 * leaving leaves nothing, and there are tools that help to read. It stores nothing and sends nothing by itself.
 */
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
searchAsYouType()
answerInPlace()
startSelfTest(document.querySelector('[data-test]'))

// What is folded away is not printed.
addEventListener('beforeprint', () => {
  for (const fold of document.querySelectorAll('details')) fold.open = true
})

if (exit)
  watchLeaving(
    exit.href,
    () => voice.stop(),
    (link) => {
      const to = look.carry(link)
      if (keepsHistory) location.assign(to)
      else location.replace(to)
    },
  )
