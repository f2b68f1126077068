import { isPrintable, openSheet, type SheetSize } from '../../ui/server/sheet.ts'
import { colours, type Drawn, firstApart, wrapped } from '../drawing.ts'

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
  const { first, rest } = firstApart(says, language)
  const headAt = (letters: number) => wrapped(first, Math.floor(wide / (letters * 0.56)))
  const linesAt = (letters: number) => [
    ...headAt(letters),
    ...wrapped(rest, Math.floor(wide / (letters * 0.56))),
  ]
  const fits = letterSizes.filter((size) => linesAt(size).length * size * lineHeight <= room)
  // The first sentence is what is seen from afar: on one line, where the letters stay large.
  const fitting = fits.find((size) => size >= 5 && headAt(size).length === 1) ?? fits[0]
  const head = headAt(fitting ?? smallest).length
  const lines = linesAt(fitting ?? smallest)
  const letters = fitting ?? room / (lines.length * lineHeight)
  const write = (font: string, size: number, colour: string) =>
    document
      .font(font)
      .fontSize(size * unit)
      .fillColor(colour)

  const writeLine = (line: string, at: number, colour: string): void => {
    const top = (textTop + at * letters * lineHeight) * unit
    write('Helvetica-Bold', letters, colour).text(line, edge * unit, top, {
      width: (wide + edge) * unit,
    })
  }

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
      document.struct('H1', () => {
        for (const [at, line] of lines.slice(0, head).entries()) writeLine(line, at, colours.sun)
      }),
      ...lines
        .slice(head)
        .map((line, at) => document.struct('P', () => writeLine(line, head + at, colours.ink))),
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
