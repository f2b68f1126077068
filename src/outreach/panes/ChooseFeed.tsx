import { feedWords as say } from '../feed/words.ts'

type ChooseFeedParts = { readonly reading: boolean; readonly onChosen: (file: File) => void }

/** The file is read as soon as it is chosen, in this page. */
export function ChooseFeed({ reading, onChosen }: ChooseFeedParts) {
  return (
    <div class="choose-feed">
      <p>{say.how}</p>
      <label class="stacked">
        {say.choose}
        <input
          type="file"
          accept=".csv,.tsv,.txt,.json,text/csv,application/feed+json,application/json"
          disabled={reading}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            // The same file may be chosen again, and the field forgets its name.
            currentTarget.value = ''
            if (file) onChosen(file)
          }}
        />
      </label>
      <p class="soft">{say.limits}</p>
      <p role="status">{reading && say.reading}</p>
    </div>
  )
}
