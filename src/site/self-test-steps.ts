/**
 * Shows a self-test one question a screen. The answers stand in the page only: no address, no history entry and no
 * request ever holds one. `tel mij mee` sends the test's name, nothing else. done: she saw what came out.
 */
export function startSelfTest(root: HTMLElement | null, done: () => void): void {
  const words = root?.dataset
  const intro = root?.querySelector<HTMLElement>('.intro')
  const result = root?.querySelector<HTMLElement>('.result')
  const asks = [...(root?.querySelectorAll<HTMLFieldSetElement>('.ask') ?? [])]
  if (!root || !words || !intro || !result || asks.length === 0) return
  const screens = [intro, ...asks, result]
  root.classList.add('stepped')

  intro.append(button(words['begin'], 'button', () => go(1)))
  for (const [at, ask] of asks.entries()) prepare(ask, at)
  result.append(button(words['again'], 'button quiet', again), counting(root, words))
  go(0, false)

  function prepare(ask: HTMLFieldSetElement, at: number): void {
    const place = document.createElement('small')
    place.textContent = (words?.['at'] ?? '')
      .replace('#', `${at + 1}`)
      .replace('#', `${asks.length}`)
    ask.querySelector('legend')?.prepend(place)
    const buttons = document.createElement('p')
    buttons.className = 'act'
    for (const label of ask.querySelectorAll('label')) {
      const input = label.querySelector('input')
      label.hidden = true
      buttons.append(
        button(label.textContent ?? '', 'button quiet large', () => {
          if (input) input.checked = true
          go(at + 2)
        }),
      )
    }
    ask.append(buttons)
    if (at > 0) ask.append(button(words?.['back'], 'plain', () => go(at)))
  }

  function again(): void {
    for (const input of root?.querySelectorAll('input') ?? []) input.checked = false
    go(0)
  }

  function go(to: number, focus = true): void {
    for (const [at, screen] of screens.entries()) screen.hidden = at !== to
    const screen = screens[to]
    if (screen === result) done()
    if (!focus || !screen) return
    screen.tabIndex = -1
    screen.focus()
    root?.scrollIntoView()
  }
}

function counting(root: HTMLElement, words: DOMStringMap): HTMLElement {
  const part = document.createElement('div')
  const what = document.createElement('p')
  what.className = 'small'
  what.role = 'status'
  what.textContent = words['countWhat'] ?? ''
  const count = button(words['countMe'], 'button quiet', () => {
    count.disabled = true
    send(root.dataset['test'] ?? '').then((kept) => {
      what.textContent = (kept ? words['counted'] : words['notCounted']) ?? ''
    })
  })
  part.append(count, what)
  return part
}

const send = (test: string): Promise<boolean> =>
  fetch('/api/v1/knowledge/counts', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ test }),
  }).then(
    ({ ok }) => ok,
    () => false,
  )

function button(name: string | undefined, look: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = look
  made.textContent = name ?? ''
  made.addEventListener('click', act)
  return made
}
