/** The part of pdfkit 0.20 that the poster uses; the package brings no types. */
declare module 'pdfkit' {
  type Structure = { end(): void }
  export default class PDFDocument {
    constructor(options: {
      size: readonly [number, number]
      margin: number
      lang: string
      displayTitle: boolean
      tagged: boolean
      pdfVersion: string
      info: Readonly<Record<string, string | Date>>
    })
    on(event: 'data', hear: (piece: Uint8Array) => void): this
    on(event: 'end', hear: () => void): this
    end(): void
    save(): this
    restore(): this
    translate(x: number, y: number): this
    scale(factor: number): this
    rect(x: number, y: number, width: number, height: number): this
    roundedRect(x: number, y: number, width: number, height: number, radius: number): this
    path(drawing: string): this
    lineWidth(width: number): this
    lineCap(kind: 'round'): this
    lineJoin(kind: 'round'): this
    fill(colour?: string): this
    fillColor(colour: string): this
    stroke(colour: string): this
    font(name: string): this
    fontSize(size: number): this
    text(text: string, x: number, y: number, options: { width: number; lineGap?: number }): this
    struct(
      kind: string,
      options: { alt?: string },
      content: (() => void) | readonly Structure[],
    ): Structure
    struct(kind: string, content: (() => void) | readonly Structure[]): Structure
    addStructure(structure: Structure): this
    markContent(kind: 'Artifact', options?: { type: string }): this
    endMarkedContent(): this
  }
}
