import { z } from 'zod'
import { figureFields, mappingShape } from './mapping.ts'
import { refusalWords } from './row.ts'
import { fileFaults, formShape } from './upload.ts'

export const figuresPath = '/api/v1/outreach/figures'

export const beginShape = z.object({ bytes: z.number().int().min(1) })
export const begunShape = z.object({ id: z.string() })
/** How much of the file stands here now. */
export const partShape = z.object({ received: z.number().int() })
export const tryShape = z.object({ mapping: mappingShape })

const choice = z.number().int().nullable()
export const guessShape = z.object({
  ...{ day: choice, until: choice, name: choice, shown: choice },
  ...{ clicked: choice, cost: choice, currency: choice },
  dayOrder: z.enum(['dmy', 'mdy']),
  decimal: z.enum([',', '.']),
})

export const importStates = ['arriving', 'looked', 'waiting', 'running', 'done', 'failed'] as const

/** One file, as the list and the progress show it. */
export const importShape = z.object({
  id: z.string(),
  by: z.string(),
  /** `YYYY-MM-DD`. */
  madeOn: z.string(),
  state: z.enum(importStates),
  form: formShape.nullable(),
  fileBytes: z.number(),
  readBytes: z.number(),
  rows: z.number(),
  taken: z.number(),
  refused: z.number(),
  /** Creatives times days that now have a figure. */
  kept: z.number(),
  fault: z.enum(fileFaults).nullable(),
  faultRow: z.number().nullable(),
  /** The day on which the same file was read before. */
  seenOn: z.string().nullable(),
})
export type Import = z.infer<typeof importShape>

/** A file that waits for a person to say what its columns hold. */
export const lookedShape = importShape.extend({
  guess: guessShape.nullable(),
  /** Of the file as long as it is there: every column's name and the first rows. */
  columns: z.array(z.string()),
  preview: z.array(z.array(z.string())),
  /** Of an import that is done: how many rows did not count, by reason. */
  reasons: z.array(z.object({ word: z.enum(refusalWords), rows: z.number() })),
})
export type LookedImport = z.infer<typeof lookedShape>

/** What each of the first rows would be. */
export const triedShape = z.object({
  rows: z.array(
    z.discriminatedUnion('kind', [
      z.object({
        kind: z.literal('row'),
        day: z.string(),
        shown: z.number(),
        clicked: z.number(),
        costCents: z.number(),
      }),
      z.object({
        kind: z.literal('refused'),
        field: z.enum(figureFields).nullable(),
        word: z.enum(refusalWords),
      }),
    ]),
  ),
})
export type Tried = z.infer<typeof triedShape>

/** A piece of the report. next: ask for what comes after this row; null at its end. */
export const reportShape = z.object({ text: z.string(), next: z.number().nullable() })
