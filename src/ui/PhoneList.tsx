import { phone as phoneDrawing } from './drawings.ts'
import { Icon } from './Icon.tsx'

export type Phone = {
  readonly name: string
  readonly number: string
  /** `tel:` address. */
  readonly href: string
  readonly whatFor: string
  /** Short facts: when, what it costs. */
  readonly facts: readonly string[]
  /** A small mark, such as "concept". */
  readonly mark?: string
}

/** Telephone numbers, each one tap away. */
export function PhoneList({ phones }: { readonly phones: readonly Phone[] }) {
  return (
    <ul class="phones">
      {phones.map((phone) => (
        <li key={phone.href}>
          <div class="head">
            <b>{phone.name}</b>
            <a href={phone.href}>
              <Icon drawing={phoneDrawing} size={20} />
              <span class="number">{phone.number}</span>
            </a>
          </div>
          <p class="what">{phone.whatFor}</p>
          <p class="facts">
            {phone.facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
            {phone.mark && <span class="tag">{phone.mark}</span>}
          </p>
        </li>
      ))}
    </ul>
  )
}
