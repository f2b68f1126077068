import type PDFDocument from 'pdfkit'

/** In points. Source: ISO 216. */
const sizes = { a4: [595.28, 841.89], a3: [841.89, 1190.55] } as const
export type SheetSize = keyof typeof sizes

/** A sheet of paper that is being drawn. unit: a hundredth of its width, in points. */
export type Sheet = {
  readonly document: PDFDocument
  readonly unit: number
  readonly width: number
  readonly height: number
  /** A code that leads to an address, with its white edge; to fill a figure of the structure. */
  drawCode(address: string, left: number, top: number, side: number): void
  /** Ends it; the whole file. */
  end(): Promise<Uint8Array>
}

/**
 * Opens a PDF of one sheet that a screen reader can read too, the same bytes whenever it is made. Its packages are
 * loaded when somebody asks for one. Letters: those of Windows-1252, see `isPrintable`.
 */
export async function openSheet(
  size: SheetSize,
  { title, language }: { readonly title: string; readonly language: string },
): Promise<Sheet> {
  const [{ default: PDFDocument }, { encode }] = await Promise.all([
    import('pdfkit'),
    import('uqr'),
  ])
  const [width, height] = sizes[size]
  const unit = width / 100
  const document = new PDFDocument({
    size: [width, height],
    margin: 0,
    lang: language,
    displayTitle: true,
    tagged: true,
    pdfVersion: '1.5',
    // The same bytes whenever it is made.
    info: { Title: title, Author: 'Keerpunt', CreationDate: new Date(0) },
  })
  const pieces: Uint8Array[] = []
  const whole = new Promise<Uint8Array>((resolve) => {
    document
      .on('data', (piece) => pieces.push(piece))
      .on('end', () => resolve(Buffer.concat(pieces)))
  })
  return {
    ...{ document, unit, width, height },
    drawCode(address, left, top, side) {
      const { data, size: cells } = encode(address, { ecc: 'M', border: 2 })
      const cell = side / cells
      document.roundedRect(left, top, side, side, unit).fill('#ffffff')
      for (const [row, dark] of data.entries())
        for (const [column, isDark] of dark.entries())
          if (isDark) document.rect(left + column * cell, top + row * cell, cell, cell)
      document.fill('#10171b')
    },
    end() {
      document.end()
      return whole
    },
  }
}

/** Whether the letters that every PDF reader brings along have all of this. Source: Windows code page 1252. */
export const isPrintable = (text: string): boolean =>
  /^[\t\r\n -~\u00a0-\u00ff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/.test(text)
