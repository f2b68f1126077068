import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Kept } from './App.tsx'

type ScreenProps = {
  readonly title: string
  readonly kept: Kept
  /** The first screen stands there when the page opens: it takes no focus. */
  readonly first?: boolean
  readonly children: ComponentChildren
}

/** One screen before or after the chat: a heading, one thing to do, telephone numbers beside it. */
export function Screen({ title, kept, first = false, children }: ScreenProps) {
  return (
    <>
      {first && <KeptPart of={kept.languages} />}
      <div class="front stack">
        <section class="hero">
          <Heading focus={!first}>{title}</Heading>
          {children}
        </section>
        <KeptPart of={kept.phones} beside />
        {first && <KeptPart of={kept.how} />}
      </div>
    </>
  )
}

/** A heading that takes the focus when its screen appears, so that it is read out. */
export function Heading({ focus, children }: { focus: boolean; children: ComponentChildren }) {
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!focus) return
    ref.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [focus])
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children}
    </h1>
  )
}

/** Puts a part of the server's page where the app wants it. */
export function KeptPart({ of, beside }: { of: Element | null; beside?: boolean }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (of) ref.current?.append(of)
  }, [of])
  return <div ref={ref} class={beside ? 'side' : undefined} />
}
