import { handleMaxLength, type Platform, platforms } from '../handle.ts'
import { logbookWords as say } from '../logbook-words.ts'

/** What she types of somebody; it stands in this form and nowhere else. */
export type Person = { readonly platform: Platform; readonly handle: string }
export const nobody: Person = { platform: 'instagram', handle: '' }

type PersonFieldsParts = {
  readonly person: Person
  readonly onChange: (person: Person) => void
}

/** Where somebody is, and how she is called there. */
export function PersonFields({ person, onChange }: PersonFieldsParts) {
  return (
    <>
      <label class="stacked">
        {say.platform}
        <select
          value={person.platform}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...person, platform: platforms.find((one) => one === value) ?? 'instagram' })
          }
        >
          {platforms.map((platform) => (
            <option key={platform} value={platform}>
              {say.platforms[platform]}
            </option>
          ))}
        </select>
      </label>
      <HandleField handle={person.handle} onChange={(handle) => onChange({ ...person, handle })} />
    </>
  )
}

type HandleFieldParts = { readonly handle: string; readonly onChange: (handle: string) => void }

/** No browser remembers it, corrects it or sends it to a spelling service. */
export const HandleField = ({ handle, onChange }: HandleFieldParts) => (
  <label class="stacked">
    {say.handle}
    <input
      required
      dir="ltr"
      autocomplete="off"
      autocapitalize="none"
      spellcheck={false}
      maxLength={handleMaxLength}
      value={handle}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
    <span class="soft">{say.handleHow}</span>
  </label>
)
