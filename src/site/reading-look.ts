const sizes = [100, 125, 150, 200] as const
const form = /^#letters-(\d)(-calm)?$/

/** How she wants to read. It travels in the address to the next page, behind `#`, which no browser sends. */
type Look = { readonly size: number; readonly calm: boolean }

/** `#letters-2-calm`; '' for what a page is by itself. */
const fragmentOf = ({ size, calm }: Look) =>
  size === 0 && !calm ? '' : `#letters-${size}${calm ? '-calm' : ''}`

function lookOf(fragment: string): Look {
  const [, size, calm] = form.exec(fragment) ?? []
  return { size: Math.min(Number(size ?? 0), sizes.length - 1), calm: calm !== undefined }
}

/** Larger letters, and a calm page: more room, no pictures. Nothing of it is stored. */
export function startReadingLook(
  letters: HTMLButtonElement | null,
  calm: HTMLButtonElement | null,
  told: HTMLOutputElement | null,
) {
  let look = lookOf(location.hash)
  show()
  letters?.addEventListener('click', () => {
    change({ ...look, size: (look.size + 1) % sizes.length })
    if (told) told.value = (told.dataset['letters'] ?? '').replace('#', `${sizes[look.size]}`)
  })
  calm?.addEventListener('click', () => change({ ...look, calm: !look.calm }))

  return {
    /** The link's address with her way of reading behind it. */
    carry(link: HTMLAnchorElement): string {
      const to = new URL(link.href)
      if (to.hash === '' && to.pathname !== location.pathname) to.hash = fragmentOf(look)
      return to.href
    },
  }

  function change(next: Look): void {
    look = next
    show()
    history.replaceState(null, '', location.pathname + fragmentOf(look))
  }

  function show(): void {
    document.documentElement.dataset['letters'] = `${look.size}`
    document.documentElement.toggleAttribute('data-calm', look.calm)
    calm?.setAttribute('aria-pressed', `${look.calm}`)
  }
}
