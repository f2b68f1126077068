import type { Answer, Route } from '../../doors/route.ts'
import { refused } from '../../doors/route.ts'
import { type Drawn, formats, pictureOf, qrDrawing } from '../drawing.ts'
import { codeForm } from '../link.ts'
import { creativePoster } from './creative-poster.ts'
import { readCreatives } from './creative-store.ts'
import { workerGet } from './desk-route.ts'
import { readLink } from './link-store.ts'
import type { OpenOutreach } from './outreach.ts'

const path = '/api/v1/outreach/links/:code'

/** Pictures with a link's code in it, made when somebody asks. Only approved words are put on a poster. */
export function drawingRoutes({ parts }: OpenOutreach): readonly Route[] {
  const addressOf = (code: string) => `${parts.publicOrigin}/c/${code}`
  return [
    workerGet(`${path}/qr.svg`, async ({ params }) => {
      const code = await known(params['code'])
      return code === null ? refused('unknown') : svg(qrDrawing(addressOf(code.code)))
    }),
    ...(Object.keys(formats) as (keyof typeof formats)[]).map((format) =>
      workerGet(`${path}/${format}.svg`, async ({ params }) => {
        const drawn = await drawnOf(params['code'])
        return 'kind' in drawn ? drawn : svg(pictureOf(format, drawn))
      }),
    ),
    workerGet(`${path}/poster.pdf`, async ({ params }) => {
      const drawn = await drawnOf(params['code'])
      if ('kind' in drawn) return drawn
      const bytes = await creativePoster('a4', drawn)
      return bytes ? { kind: 'file', type: 'application/pdf', bytes } : refused('unknown')
    }),
  ]

  /** What is put on a picture of this link, or why nothing is. */
  async function drawnOf(code?: string): Promise<Drawn | Answer> {
    const link = await known(code)
    if (!link) return refused('unknown')
    const creatives = await readCreatives(parts.database, null)
    const creative = creatives.find(({ id }) => id === link.creative)
    if (creative?.state !== 'approved') return refused('not-allowed', { why: 'not-approved' })
    const { says, language } = creative
    return { says, language, address: addressOf(link.code) }
  }

  async function known(code = ''): Promise<{ code: string; creative: number } | null> {
    const link = codeForm.test(code) ? await readLink(parts.database, code) : null
    return link && { code, creative: link.creative }
  }
}

const svg = (text: string): Answer => ({
  kind: 'file',
  type: 'image/svg+xml',
  bytes: new TextEncoder().encode(text),
})
