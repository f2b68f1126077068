import { campaignEndWords as say } from '../campaign-end-words.ts'
import { type DeskStage, deskStages } from '../stage.ts'

type CampaignEndProps = {
  readonly ticked: ReadonlySet<DeskStage>
  /** The house has them: they can not be taken back. */
  readonly told: ReadonlySet<DeskStage>
  readonly onTick: (stage: DeskStage) => void
}

/** Beside a conversation that a campaign led to: how far it came, for that campaign's count. */
export function CampaignEnd({ ticked, told, onTick }: CampaignEndProps) {
  return (
    <fieldset class="facts campaign-end">
      <legend>{say.title}</legend>
      {deskStages.map((stage) => (
        <label key={stage} class="switch">
          <input
            type="checkbox"
            checked={ticked.has(stage)}
            disabled={told.has(stage)}
            onChange={() => onTick(stage)}
          />
          {say.stage[stage]}
        </label>
      ))}
      <p class="soft">{say.how}</p>
    </fieldset>
  )
}
