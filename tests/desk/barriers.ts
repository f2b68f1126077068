import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Rules broken, and where. The script runs beside the page's own policy, which forbids strangers' scripts. */
export async function barriers(at: Page): Promise<string[]> {
  return at.evaluate(async (script) => {
    const run = new Function(`${script}; return axe.run(document, { resultTypes: ['violations'] })`)
    const { violations } = (await run()) as {
      violations: { id: string; nodes: { target: string[] }[] }[]
    }
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))
  }, axe)
}
