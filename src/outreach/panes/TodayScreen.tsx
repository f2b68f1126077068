import { outreachWords as words } from '../words.ts'

/** What waits for her today. */
export function TodayScreen() {
  return (
    <section class="outreach-screen" aria-labelledby="today-title">
      <h2 id="today-title">{words.today}</h2>
    </section>
  )
}
