/** One advertisement of a file, word for word. It is in the memory of one page and nowhere else. */
export type Ad = {
  /** As a spreadsheet numbers it, from 1; of a feed the number of the item. */
  readonly row: number
  /** What stands there, with the name that the file gives it. */
  readonly fields: readonly { readonly name: string; readonly value: string }[]
}

/** Why a row is left out. broken: a quote never closes, and everything below it is lost. */
export type RowFault = 'broken' | 'too-long' | 'no-text'
/** Why a file is not read at all. */
export type FeedFault = 'empty' | 'too-large' | 'too-many-rows' | 'workbook' | 'markup' | 'no-ads'

export type Feed =
  | {
      readonly kind: 'feed'
      readonly ads: readonly Ad[]
      readonly refused: readonly { readonly row: number; readonly why: RowFault }[]
    }
  | { readonly kind: 'fault'; readonly fault: FeedFault }

export const feedMaxBytes = 5 * 1_048_576
export const mostAds = 5_000
/** Letters in one cell. */
export const longestCell = 8_000
