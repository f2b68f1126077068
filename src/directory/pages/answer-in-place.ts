/** The part of the page that an answer replaces; it begins with its heading. */
const part = '[data-answer]'

/**
 * Fetches the answer to "help near you" and puts it in the page, so that asking leaves no entry in the history:
 * a form that is posted always adds one, and Back would come to it after the way out. Does nothing where no such
 * form is. Without it, or when no answer comes, the form posts itself. Needs the dress `asking`.
 * XMLHttpRequest reads HTML into a document in which nothing runs, which trusted types allow.
 */
export function answerInPlace(): void {
  const field = document.querySelector<HTMLInputElement>('[data-nearby] input')
  if (!field) return
  let asking: XMLHttpRequest | null = null
  addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (!('nearby' in form.dataset)) return
    event.preventDefault()
    const chosen = event.submitter as HTMLButtonElement | null
    const typed = chosen?.name ? chosen.value : field.value
    asking?.abort()
    const request = new XMLHttpRequest()
    asking = request
    request.open('POST', form.action)
    request.responseType = 'document'
    request.onload = () => {
      const answer = request.responseXML?.querySelector(part)
      if (!answer) return post(form, field.name, typed)
      field.value =
        request.responseXML?.querySelector<HTMLInputElement>(`#${field.id}`)?.value ?? ''
      document.querySelector(part)?.replaceWith(document.adoptNode(answer))
      document.querySelector<HTMLElement>(`${part} h2`)?.focus()
    }
    request.onerror = () => post(form, field.name, typed)
    request.send(new URLSearchParams({ [field.name]: typed }))
  })
}

/** As without script; the browser then says what is wrong, such as no network. */
function post(form: HTMLFormElement, name: string, value: string): void {
  const hidden = document.createElement('input')
  hidden.type = 'hidden'
  hidden.name = name
  hidden.value = value
  form.replaceChildren(hidden)
  form.submit()
}
