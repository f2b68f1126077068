import { isPrintable, openSheet, type SheetSize } from '../../ui/server/sheet.ts'
import { colours, type Drawn, wrapped } from '../drawing.ts'

/** In hundredths of the sheet's width. */
const edge = 8
const textTop = 16
const codeSide = 34

/**
 * The poster of a creative as a PDF: its text large, the code below it, the address in letters. null when its text has
 * letters that no PDF reader brings along, such as Arabic: then the drawing is there (`pictureOf`).
 */
export async function creativePoster(
  size: SheetSize,
  { says, address, language }: Drawn,
): Promise<Uint8Array | null> {
  if (!isPrintable(says)) return null
  const sheet = await openSheet(size, {
    title: says.replaceAll(/\s+/g, ' ').slice(0, 80),
    language,
  })
  const { document, unit, width, height } = sheet
  const wide = 100 - 2 * edge
  const codeTop = height / unit - edge - codeSide
  const wished = says.length > 240 ? 3.5 : says.length > 120 ? 4.5 : 6.2
  const lines = wrapped(says, Math.floor(wide / (wished * 0.56)))
  const letters = Math.min(wished, (codeTop - textTop - 4) / (lines.length * 1.35))
  const write = (font: string, size: number, colour: string) =>
    document
      .font(font)
      .fontSize(size * unit)
      .fillColor(colour)

  document.markContent('Artifact', { type: 'Layout' })
  document.rect(0, 0, width, height).fill(colours.ground)
  document.endMarkedContent()
  document.addStructure(
    document.struct('Document', [
      document.struct('P', () => {
        write('Helvetica-Bold', 3.5, colours.ink).text('Keerpunt', edge * unit, edge * unit, {
          width: wide * unit,
        })
      }),
      ...lines.map((line, at) =>
        document.struct(at === 0 ? 'H1' : 'P', () => {
          write('Helvetica-Bold', letters, at === 0 ? colours.sun : colours.ink).text(
            line,
            edge * unit,
            (textTop + at * letters * 1.35) * unit,
            { width: (wide + edge) * unit },
          )
        }),
      ),
      document.struct('Figure', { alt: `Code die leidt naar ${address}` }, () =>
        sheet.drawCode(address, edge * unit, codeTop * unit, codeSide * unit),
      ),
      document.struct('P', () => {
        const left = edge + codeSide + 4
        write('Helvetica-Bold', 2.8, colours.sun).text(
          address.replace(/^https?:\/\//, ''),
          left * unit,
          (codeTop + codeSide - 4) * unit,
          { width: (100 - edge - left) * unit },
        )
      }),
    ]),
  )
  return sheet.end()
}
