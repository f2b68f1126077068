import type { IconName } from '../ui/icons.ts'
import type { Caption } from './captions.ts'

/** A stretch of text in one look. to: a link's address, inside (`/j/3`) or `https:`; null when it is no link. */
export type TextRun = {
  readonly kind: 'text'
  readonly text: string
  readonly strong: boolean
  readonly em: boolean
  readonly to: string | null
}

/** What stands on one line. A helpline is never typed: it is named, and shown with its number. */
export type Run = TextRun | { readonly kind: 'tel'; readonly line: string }

export type Runs = readonly Run[]

/** What any box may hold. speech: a sentence that somebody can say. */
export type Flow =
  | { readonly kind: 'paragraph'; readonly runs: Runs }
  | { readonly kind: 'speech'; readonly runs: Runs }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Runs[] }

export const boxNames = ['let-op', 'gevaar', 'tip', 'stappen', 'verhaal'] as const
export type BoxName = (typeof boxNames)[number]

/** One block of a page: everything that can stand in one, and nothing else can. */
export type Block =
  | Flow
  | {
      readonly kind: 'heading'
      readonly level: 2 | 3
      readonly runs: Runs
      readonly icon: IconName | null
    }
  | { readonly kind: 'box'; readonly box: BoxName; readonly inside: readonly Flow[] }
  | { readonly kind: 'question'; readonly question: string; readonly inside: readonly Flow[] }
  | {
      readonly kind: 'outcome'
      readonly answer: 'ja' | 'nee'
      readonly inside: readonly Flow[]
    }
  | { readonly kind: 'helpline'; readonly line: string }
  | { readonly kind: 'fact'; readonly fact: string }
  | { readonly kind: 'self-test'; readonly test: string }
  | {
      readonly kind: 'media'
      readonly media: 'beeld'
      readonly id: string
      readonly alt: string
    }
  | {
      readonly kind: 'media'
      readonly media: 'film'
      readonly id: string
      readonly alt: string
      /** What is said in it. A film without is not published. */
      readonly captions: readonly Caption[]
    }

/** The words of a line, as a reader hears them. A helpline is read by its name: see `lineName`. */
export const plainRuns = (runs: Runs, lineName: (line: string) => string): string =>
  runs.map((run) => (run.kind === 'text' ? run.text : lineName(run.line))).join('')
