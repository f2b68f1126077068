import { encode } from 'uqr'

/** What stands on a picture that workers put up. address: whole, as a phone reads it from the code. */
export type Drawn = {
  readonly says: string
  readonly address: string
  /** `nl`, `en` or `ar`, which reads from the right. */
  readonly language: string
}

/** The same by day and by night: it hangs on walls. */
export const colours = {
  ground: '#0b4f5c',
  ink: '#faf7f2',
  sun: '#f0a63c',
  dark: '#10171b',
} as const

/** The code alone, with the white edge that readers need. Source: ISO/IEC 18004 (model 2), quiet zone of four. */
export function qrDrawing(address: string): string {
  const { size, path } = squares(address, 4)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size * 12}" height="${size * 12}" role="img" aria-label="${escaped(address)}"><rect width="${size}" height="${size}" fill="#ffffff"/><path fill="${colours.dark}" d="${path}"/></svg>`
}

export const formats = {
  /** A4, standing. */
  poster: { width: 1240, height: 1754 },
  /** What fills a phone. */
  story: { width: 1080, height: 1920 },
} as const
export type Format = keyof typeof formats

/** The text large, the code below it, and where it leads in letters: for who can not read a code. */
export function pictureOf(format: Format, { says, address, language }: Drawn): string {
  const { width, height } = formats[format]
  const edge = Math.round(width * 0.08)
  const rtl = language === 'ar'
  const letters = says.length > 240 ? 44 : says.length > 120 ? 56 : 76
  const { first, rest } = firstApart(says, language)
  const most = Math.floor((width - 2 * edge) / (letters * 0.52))
  const head = wrapped(first, most)
  const lines = [...head, ...wrapped(rest, most)]
  const codeSide = Math.round(width * 0.34)
  const { size, path } = squares(address, 2)
  const bottom = height - edge
  const at = rtl ? width - edge : edge
  const text = lines
    .map(
      (line, index) =>
        `<text x="${at}" y="${edge + 220 + index * Math.round(letters * 1.3)}" font-size="${letters}" font-weight="${index < head.length ? 800 : 600}" fill="${index < head.length ? colours.sun : colours.ink}">${escaped(line)}</text>`,
    )
    .join('')
  const short = address.replace(/^https?:\/\//, '')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(says)}" font-family="system-ui, 'Segoe UI', Roboto, Arial, sans-serif"${rtl ? ' direction="rtl"' : ''}><rect width="${width}" height="${height}" fill="${colours.ground}"/><text x="${at}" y="${edge + 60}" font-size="44" font-weight="700" fill="${colours.ink}">Keerpunt</text>${text}<g transform="translate(${rtl ? width - edge - codeSide : edge} ${bottom - codeSide}) scale(${codeSide / size})"><rect width="${size}" height="${size}" rx="1" fill="#ffffff"/><path fill="${colours.dark}" d="${path}"/></g><text x="${rtl ? edge : width - edge}" y="${bottom - 12}" text-anchor="end" direction="ltr" font-size="34" font-weight="700" fill="${colours.sun}">${escaped(short)}</text></svg>`
}

function squares(
  address: string,
  border: number,
): { readonly size: number; readonly path: string } {
  const { data, size } = encode(address, { ecc: 'M', border })
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('')
  return { size, path }
}

/**
 * What stands first in a text, and what comes after it: the line that its writer broke off, or else the first sentence.
 * On a picture it stands alone and has its colour: a part of a sentence that stands out may say the reverse of the whole.
 */
export function firstApart(
  says: string,
  language: string,
): { readonly first: string; readonly rest: string } {
  const text = says.trim()
  const typed = /^.*(?=\r?\n)/.exec(text)?.[0]
  const [sentence] = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text)
  const first = typed ?? sentence?.segment ?? ''
  return { first: first.trim(), rest: text.slice(first.length).trimStart() }
}

/** Lines of at most so many letters, broken between words; a new line stays one. */
export function wrapped(text: string, most: number): readonly string[] {
  return text.split(/\r?\n/).flatMap((paragraph) => {
    const lines: string[] = []
    for (const word of paragraph.split(/\s+/).filter(Boolean)) {
      const last = lines.at(-1)
      if (last !== undefined && last.length + 1 + word.length <= most)
        lines[lines.length - 1] = `${last} ${word}`
      else lines.push(...(word.match(new RegExp(`.{1,${most}}`, 'gu')) ?? []))
    }
    return lines
  })
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`).replace(/[^\P{Cc}\t]/gu, ' ')
