import { Button } from '../src/ui/Button.tsx'
import { Fold } from '../src/ui/Card.tsx'
import type { ScreenProps } from './App.tsx'
import { CodeLink } from './CodeLink.tsx'
import { Screen } from './Screen.tsx'

/** What we keep, when secrets end, what stays in this phone: before the first word is typed. */
export function StartScreen(page: ScreenProps) {
  const { visit, kept } = page
  const { words: say, pageAt } = page.say
  return (
    <Screen title={say.title} kept={kept} first>
      {say.chatIn && <p class="lead">{say.chatIn}</p>}
      <ul class="promises">
        {say.promises.map((promise) => (
          <li key={promise}>{promise}</li>
        ))}
      </ul>
      <p class="act">
        <Button weight="large" onClick={() => visit.to('precheck')}>
          {say.start}
        </Button>
        <CodeLink {...page} />
      </p>
      <p class="small">
        {say.exit} <span class="keyboard">{say.exitByKey}</span>
      </p>
      <Fold title={say.more}>
        <ul class="facts-list">
          {say.truths.map((truth) => (
            <li key={truth}>{truth}</li>
          ))}
        </ul>
        <p>
          <a href={pageAt('/wis-je-sporen')}>{say.traces}</a>
        </p>
      </Fold>
    </Screen>
  )
}

export function StartingScreen({ kept, say: { words: say } }: ScreenProps) {
  return (
    <Screen title={say.title} kept={kept}>
      <p class="lead" role="status">
        {say.starting}
      </p>
    </Screen>
  )
}
