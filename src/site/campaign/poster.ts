import { campaignColours, campaignDrawing, campaignWords } from './look.ts'

/** In points. Source: ISO 216. */
const sizes = { a4: [595.28, 841.89], a3: [841.89, 1190.55] } as const
export type PosterSize = keyof typeof sizes

/**
 * The poster as a PDF that a screen reader can read too. Its packages are loaded when somebody asks for one.
 * address: where its code leads.
 */
export async function poster(size: PosterSize, address: string): Promise<Uint8Array> {
  const [{ default: PDFDocument }, { encode }] = await Promise.all([
    import('pdfkit'),
    import('uqr'),
  ])
  const [width, height] = sizes[size]
  const unit = width / 100
  const { ground, ink, sun } = campaignColours
  const say = campaignWords
  const document = new PDFDocument({
    size: [width, height],
    margin: 0,
    lang: 'nl',
    displayTitle: true,
    tagged: true,
    pdfVersion: '1.5',
    // The same bytes whenever it is made.
    info: { Title: `${say.title} ${say.answer}`, Author: 'Keerpunt', CreationDate: new Date(0) },
  })
  const pieces: Uint8Array[] = []
  const whole = new Promise<Uint8Array>((resolve) => {
    document
      .on('data', (piece) => pieces.push(piece))
      .on('end', () => resolve(Buffer.concat(pieces)))
  })
  const at = { x: 9 * unit, width: 82 * unit }
  const line = (kind: string, text: string, y: number, letters: number, colour: string = ink) =>
    document.struct(kind, () => {
      document
        .font(kind === 'P' ? 'Helvetica' : 'Helvetica-Bold')
        .fontSize(letters * unit)
        .fillColor(colour)
        .text(text, at.x, y * unit, { width: at.width, lineGap: unit })
    })

  document.markContent('Artifact', { type: 'Layout' })
  document.rect(0, 0, width, height).fill(ground)
  document.endMarkedContent()
  document.addStructure(
    document.struct('Document', [
      document.struct('Figure', { alt: 'Een bankpas met een streep erdoor' }, drawCard),
      line('H1', say.title, 58, 15),
      line('H1', say.answer, 73, 15, sun),
      line('P', say.says, 92, 4.1),
      document.struct('Figure', { alt: `Code die leidt naar ${address}` }, drawCode),
      document.struct('P', () => {
        document
          .font('Helvetica-Bold')
          .fontSize(4 * unit)
          .fillColor(ink)
        document.text(say.scan, 40 * unit, 107 * unit, { width: 51 * unit })
        document.font('Helvetica').fontSize(3 * unit)
        document.text(say.talk, 40 * unit, 114 * unit, { width: 51 * unit, lineGap: 0.6 * unit })
        document
          .font('Helvetica-Bold')
          .fontSize(2.8 * unit)
          .fillColor(sun)
        document.text(address.replace(/^https?:\/\//, ''), 40 * unit, 125 * unit, {
          width: 51 * unit,
        })
      }),
    ]),
  )
  document.end()
  return whole

  function drawCard() {
    document
      .save()
      .translate(26 * unit, 5 * unit)
      .scale(2 * unit)
    document.lineCap('round').lineJoin('round')
    document.lineWidth(1.1).path(campaignDrawing.card).stroke(ink)
    document.lineWidth(1.6).path(campaignDrawing.no).stroke(sun)
    document.restore()
  }

  function drawCode() {
    const { data, size: cells } = encode(address, { ecc: 'M', border: 2 })
    const cell = (26 * unit) / cells
    const [left, top] = [at.x, 104 * unit]
    document.roundedRect(left, top, 26 * unit, 26 * unit, unit).fill('#ffffff')
    for (const [row, dark] of data.entries())
      for (const [column, isDark] of dark.entries())
        if (isDark) document.rect(left + column * cell, top + row * cell, cell, cell)
    document.fill('#10171b')
  }
}
