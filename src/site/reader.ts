import { landed } from './public-page.ts'
import { startSelfTest } from './self-test-steps.ts'

/** The script of the public pages, but those where she types a question: see `asking.ts`. */
startSelfTest(document.querySelector('[data-test]'), () => landed.count('test'))
