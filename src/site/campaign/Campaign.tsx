import { Icon } from '../../ui/Icon.tsx'
import { pictograms } from '../../ui/pictograms.ts'
import type { Language } from '../../words/language.ts'
import { campaignFiles } from './campaign-routes.ts'
import { campaignDrawing } from './look.ts'
import { fileWords } from './words.ts'

/** Above the campaign's page. Its words stand in the title. */
export function CampaignBanner() {
  return (
    <div class="banner">
      <svg
        aria-hidden="true"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        stroke-linecap="round"
        stroke-linejoin="round"
      >
        <path d={campaignDrawing.card} />
        <path class="no" d={campaignDrawing.no} />
      </svg>
    </div>
  )
}

/** What schools and municipalities take with them. */
export function CampaignFiles({ language }: { readonly language: Language }) {
  const say = fileWords[language]
  const files = [
    [campaignFiles.a4, say.a4],
    [campaignFiles.a3, say.a3],
    [campaignFiles.image, say.image],
  ] as const
  return (
    <section class="files">
      <h2>{say.title}</h2>
      <div class="cards">
        {files.map(([address, name]) => (
          <a class="door" key={address} href={address} download>
            <span class="sign">
              <Icon drawing={pictograms.print} />
            </span>
            <b>{name}</b>
          </a>
        ))}
      </div>
    </section>
  )
}
