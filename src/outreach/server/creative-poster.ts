import { isPrintable, openSheet, type SheetSize } from '../../ui/server/sheet.ts'
import { colours, type Drawn, wrapped } from '../drawing.ts'

/** In hundredths of the sheet's width. */
const edge = 8
const textTop = 16
const codeSide = 34
const letterSizes = [9, 7.5, 6, 5, 4, 3.5]
const smallest = 3.5
/** Of the size of its letters. */
const lineHeight = 1.35

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
  const room = codeTop - textTop - 6
  const linesAt = (letters: number) => wrapped(says, Math.floor(wide / (letters * 0.56)))
  const fits = letterSizes.filter((size) => linesAt(size).length * size * lineHeight <= room)
  // The first line is what is seen from afar: whole, where the letters stay large.
  const first = says.split('\n')[0]?.trim()
  const fitting = fits.find((size) => size >= 5 && linesAt(size)[0] === first) ?? fits[0]
  const lines = linesAt(fitting ?? smallest)
  const letters = fitting ?? room / (lines.length * lineHeight)
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
            (textTop + at * letters * lineHeight) * unit,
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
