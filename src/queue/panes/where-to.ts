/** The first thing to do in the queue, or its title when there is nothing; once it is drawn. */
export function focusQueue(): void {
  requestAnimationFrame(() => {
    const button = document.querySelector<HTMLElement>('.queue button:not([aria-disabled])')
    const place = button ?? document.getElementById('queue-title')
    place?.focus()
  })
}
