import type { Encoding } from './encoding.ts'

/**
 * How files begin that people give by mistake, byte for byte. Sources: PNG (ISO/IEC 15948) §5.2, JFIF, GIF89a, PDF (ISO
 * 32000) §7.5.2; OOXML is a ZIP, the older workbook an OLE compound file ([MS-CFB] §2.2).
 */
const beginnings: readonly (readonly [begin: string, 'workbook' | 'no-text'])[] = [
  ['PK\x03\x04', 'workbook'],
  ['\xd0\xcf\x11\xe0', 'workbook'],
  ['\x89PNG', 'no-text'],
  ['\xff\xd8\xff', 'no-text'],
  ['GIF8', 'no-text'],
  ['%PDF', 'no-text'],
]

/** Why the beginning of a file is no table of text; null: it may be one. */
export function notText(start: Uint8Array, encoding: Encoding): 'workbook' | 'no-text' | null {
  const begin = String.fromCharCode(...start.subarray(0, 8))
  const known = beginnings.find(([one]) => begin.startsWith(one))
  if (known) return known[1]
  const text = new TextDecoder(encoding).decode(start)
  return [...text].some(isControl) ? 'no-text' : null
}

/** What no line of text holds; tabs, ends of lines and the sign by which DOS ended a file are in some. */
function isControl(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0
  return code < 32 && !(code >= 9 && code <= 13) && code !== 26
}
