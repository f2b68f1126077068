/**
 * Keeps what is being changed on screen: brings the first thing that changed into sight, where it is not. Only this
 * document scrolls, not the page around its frame. Returns what stops it.
 */
export function showChanges(page: Document): () => void {
  const watcher = new MutationObserver((changes) => {
    const [first] = changes.flatMap(placeOf).toSorted(inOrder)
    if (first) bringInSight(first)
  })
  watcher.observe(page.body, { childList: true, characterData: true, subtree: true })
  return () => watcher.disconnect()
}

/** What came in; else what stands before what went; else what it is in. */
function placeOf({ target, addedNodes, previousSibling }: MutationRecord): readonly Element[] {
  const at = [...addedNodes, previousSibling, target].find((node) => node?.isConnected)
  const element = at?.nodeType === Node.ELEMENT_NODE ? (at as Element) : at?.parentElement
  return element ? [element] : []
}

const inOrder = (a: Element, b: Element): number =>
  a === b ? 0 : a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1

function bringInSight(element: Element): void {
  const view = element.ownerDocument.defaultView
  if (!view) return
  const { top, bottom, height } = element.getBoundingClientRect()
  const isSeen = top >= 0 && bottom <= view.innerHeight
  // Hidden things, such as an outcome that no answer leads to, have no place.
  if (isSeen || height === 0) return
  view.scrollTo({ top: view.scrollY + top - view.innerHeight / 4 })
}
