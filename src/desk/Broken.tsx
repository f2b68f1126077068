import { Component, type ComponentChildren } from 'preact'
import { deskWords as words } from './words.ts'

/** how: what to do; that of the counsellors' desk when nothing else is said. */
type BrokenParts = { readonly children: ComponentChildren; readonly how?: string }

/** What a fault of ours looks like: a sentence, a way on, and nothing of what stood on the screen. */
export class Broken extends Component<BrokenParts, { broken: boolean }> {
  override state = { broken: false }

  static override getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <main class="doorway">
        <section class="panel">
          <h1>{words.broken}</h1>
          <p>{this.props.how ?? words.brokenHow}</p>
          <button type="button" class="button button-main" onClick={() => location.reload()}>
            {words.reload}
          </button>
        </section>
      </main>
    )
  }
}
