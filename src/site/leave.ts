import { watchLeaving } from '../ui/leaving.ts'

/** The only script of the public pages. Without it the exit is a plain link and every page still works. */
const exit = document.querySelector<HTMLAnchorElement>('a[data-leave]')
if (exit) watchLeaving(exit.href)
