import { expect, test } from 'vitest'
import { notText } from './not-text.ts'

const bytes = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

test('a picture, a document or a workbook is no table, whatever its bytes look like', () => {
  expect(notText(bytes('\x89PNG\r\n\x1a\n'), 'utf-16le')).toBe('no-text')
  expect(notText(bytes('\xff\xd8\xff\xe0'), 'windows-1252')).toBe('no-text')
  expect(notText(bytes('%PDF-1.7\nDag;Uiting'), 'utf-8')).toBe('no-text')
  expect(notText(bytes('Dag;Uiting\x00\x01;12'), 'utf-8')).toBe('no-text')
  expect(notText(bytes('PK\x03\x04'), 'utf-8')).toBe('workbook')
  expect(notText(bytes('\xd0\xcf\x11\xe0'), 'windows-1252')).toBe('workbook')
})

test('tables as platforms and old programs write them are text', () => {
  expect(notText(bytes('Dag;Uiting\r\n1-11-2026\tA\x1a'), 'utf-8')).toBeNull()
  expect(notText(bytes('\xff\xfeD\0a\0g\0;\0'), 'utf-16le')).toBeNull()
  expect(notText(bytes('Kosten \x80;na\xefef\x81'), 'windows-1252')).toBeNull()
})
