/** Passes the page's address on by the device's own means, or copies it. Nobody hears of it. */
export function startShare(button: HTMLButtonElement | null): void {
  if (!button) return
  const label = button.querySelector('span')
  const name = label?.textContent ?? ''
  button.addEventListener('click', () => {
    const url = location.origin + location.pathname
    const passed =
      typeof navigator.share === 'function'
        ? navigator.share({ url })
        : navigator.clipboard.writeText(url).then(tell)
    // She changed her mind, or the device allows neither.
    passed.catch(() => {})
  })

  function tell(): void {
    if (!label) return
    label.textContent = button?.dataset['done'] ?? name
    setTimeout(() => {
      label.textContent = name
    }, 4_000)
  }
}
