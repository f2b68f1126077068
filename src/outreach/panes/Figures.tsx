import { useState } from 'preact/hooks'
import { campaignWords as say, sayOwn, sayShare } from '../campaign-words.ts'
import { compare, type Verdict } from '../compare.ts'
import { type Variant, variants } from '../creative.ts'
import type { CampaignView } from '../exchange.ts'
import type { ShownCounts } from '../shown-counts.ts'

/** From what platforms showed to a chat that began: one row a step, its bar beside the largest. */
export function Funnel({ view }: { readonly view: CampaignView }) {
  const { counts } = view.campaign
  const sum = (of: 'shown' | 'clicked') => view.platform.reduce((all, one) => all + one[of], 0)
  const steps = [
    ...(view.platform.length > 0
      ? [
          { name: say.shown, count: sum('shown') },
          { name: say.clicked, count: sum('clicked') },
        ]
      : []),
    { name: say.visits, count: counts.visit },
    { name: say.tests, count: counts.test },
    { name: say.chats, count: counts.chat },
    { name: say.serious, count: counts.serious },
    { name: say.handovers, count: counts.handover },
  ]
  const most = Math.max(1, ...steps.map(({ count }) => count ?? 0))
  return (
    <section aria-labelledby="funnel-title">
      <h3 id="funnel-title">{say.funnel}</h3>
      <table class="table funnel">
        <thead>
          <tr>
            <th scope="col">{say.step}</th>
            <th scope="col">{say.count}</th>
            <th scope="col">{say.share}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map(({ name, count }, at) => {
            const before = steps[at - 1]?.count ?? 0
            const isPart = count !== null && before > 0 && count <= before
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  {count !== null && count > 0 && (
                    <span class="bar" style={{ inlineSize: `${(84 * count) / most}px` }} />
                  )}
                  {sayOwn(count)}
                </td>
                <td>{isPart ? sayShare(count / before) : ''}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p class="soft">
        {say.upTo} {say.funnelHow}
      </p>
    </section>
  )
}

/** What may be said of two variants, and what not yet. */
export function Comparison({ view }: { readonly view: CampaignView }) {
  const there = variants.filter((variant) => view.creatives.some((one) => one.variant === variant))
  const [one, setOne] = useState<Variant>(there[0] ?? 'A')
  const [other, setOther] = useState<Variant>(there[1] ?? 'B')
  if (there.length < 2) return null
  const [first, second] = [shareOf(view, one), shareOf(view, other)]
  const verdict = compare(first, second)
  const choice = (
    label: string,
    value: Variant,
    taken: Variant,
    set: (variant: Variant) => void,
  ) => (
    <label class="labelled">
      {label}
      <select value={value} onChange={(event) => set(event.currentTarget.value as Variant)}>
        {there.map((variant) => (
          <option key={variant} value={variant} disabled={variant === taken}>
            {variant}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <section aria-labelledby="compare-title">
      <h3 id="compare-title">{say.compare}</h3>
      <p class="filters">
        {choice(say.compareOne, one, other, setOne)}
        {choice(say.compareOther, other, one, setOther)}
      </p>
      <ul>
        <li>{say.ofVariant(one, first.some, first.all)}</li>
        <li>{say.ofVariant(other, second.some, second.all)}</li>
      </ul>
      <p role="status">
        <b>{sayVerdict(verdict, one, other)}</b>
      </p>
      <p class="soft">{say.peek}</p>
    </section>
  )
}

function shareOf({ variants }: CampaignView, variant: Variant) {
  const counts: ShownCounts | undefined = variants.find(({ name }) => name === variant)?.counts
  return { some: counts ? counts.chat : 0, all: counts?.visit ?? 0 }
}

function sayVerdict(verdict: Verdict, one: Variant, other: Variant): string {
  switch (verdict.kind) {
    case 'nothing-yet':
      return say.nothingYet
    case 'too-few':
      return say.tooFew
    case 'not-yet':
      return say.notYet(verdict.p)
    case 'better':
      return say.better(verdict.which === 'one' ? one : other, verdict.p)
    default:
      return verdict satisfies never
  }
}
