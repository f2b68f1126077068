/** What the editor calls the things a page names: they stand in the text by id only. */
export type Names = {
  /** A helpline with its number. */
  line(id: string): string
  fact(id: string): string
  test(slug: string): string
}
