import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/icons.ts'
import { pictograms } from '../../ui/pictograms.ts'

/** A pictogram beside words, never instead of them. */
export function Sign({ icon }: { readonly icon: IconName }) {
  return (
    <span class="sign">
      <Icon drawing={pictograms[icon]} />
    </span>
  )
}
