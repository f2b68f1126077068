/** A sentence as it stands in the page: `range` marks it. */
export type Sentence = { readonly text: string; readonly range: Range; readonly within: Element }

/** What is read as one piece: a title, a paragraph, an item of a list. */
const pieces = 'h1, h2, h3, p, li, blockquote, summary, legend, label'

/** Every sentence in reading order. Folded text is read too; what is hidden from all is not. */
export function sentencesOf(root: Element, language: string): Sentence[] {
  const segmenter =
    'Segmenter' in Intl ? new Intl.Segmenter(language, { granularity: 'sentence' }) : null
  return [...root.querySelectorAll(pieces)]
    .filter((piece) => !piece.querySelector(pieces) && !piece.closest('[hidden]'))
    .flatMap((piece) => {
      const text = piece.textContent ?? ''
      const parts = segmenter ? [...segmenter.segment(text)] : [{ segment: text, index: 0 }]
      return parts
        .filter(({ segment }) => segment.trim() !== '')
        .map(({ segment, index }) => ({
          text: segment.trim(),
          range: rangeIn(piece, index, index + segment.trimEnd().length),
          within: piece,
        }))
    })
}

/** The range from one character of an element's text to another. */
function rangeIn(piece: Element, from: number, to: number): Range {
  const range = document.createRange()
  const walker = document.createTreeWalker(piece, NodeFilter.SHOW_TEXT)
  let seen = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0
    if (from >= seen && from <= seen + length) range.setStart(node, from - seen)
    if (to >= seen && to <= seen + length) {
      range.setEnd(node, to - seen)
      return range
    }
    seen += length
  }
  return range
}
