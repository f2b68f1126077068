import { createHash } from 'node:crypto'

/** The CSP source of a style sheet that stands in the page: `'sha256-…'`. Source: CSP Level 3 §2.3.1. */
export const styleSource = (css: string): string =>
  `'sha256-${createHash('sha256').update(css, 'utf8').digest('base64')}'`
