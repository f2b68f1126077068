import { openSheet, type SheetSize } from '../../ui/server/sheet.ts'
import { campaignColours, campaignDrawing, campaignWords } from './look.ts'

/** The poster of "Geldezel?" as a PDF. address: where its code leads. */
export async function poster(size: SheetSize, address: string): Promise<Uint8Array> {
  const { ground, ink, sun } = campaignColours
  const say = campaignWords
  const title = `${say.title} ${say.answer}`
  const sheet = await openSheet(size, { title, language: 'nl' })
  const { document, unit, width, height } = sheet
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
      document.struct('Figure', { alt: `Code die leidt naar ${address}` }, () =>
        sheet.drawCode(address, at.x, 104 * unit, 26 * unit),
      ),
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
  return sheet.end()

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
}
