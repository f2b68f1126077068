import { z } from 'zod'
import { mostColumns, platforms } from './mapping.ts'

/** Figures come in pieces, so that a slow line, or a proxy with a small limit, brings a large file as well. */
export const partMaxBytes = 1_048_576
export const fileMaxBytes = 200 * 1_048_576
export const mostRows = 1_000_000
export const previewRows = 20

/** How a table stands in its file. */
export const formShape = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  separator: z.enum([',', ';', '\t']),
  /** Lines that are no row: Excel's own `sep=;`. */
  skips: z.number().int().min(0).max(1),
  /** The row with the names of the columns, from 1; above it stands what a platform wrote about its report. */
  headerRow: z.number().int().min(1),
  /** As the file has them, so far as we know them; '' for every other, which stands in the file alone. */
  columns: z.array(z.string()).max(mostColumns),
  platform: z.enum(platforms),
})
export type TableForm = z.infer<typeof formShape>

/** Why a file can not be read at all. */
export const fileFaults = [
  'empty',
  'workbook',
  'no-text',
  'no-table',
  'broken',
  'too-many-columns',
  'too-many-rows',
  'gone',
  'failed',
] as const
export type FileFault = (typeof fileFaults)[number]
