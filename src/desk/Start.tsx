import { deskWords as words } from './words.ts'

/** What stands in the middle while no conversation is open: how the desk works. */
export function Start() {
  return (
    <div class="start">
      <p>{words.start}</p>
      <ul>
        {words.startHow.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  )
}
