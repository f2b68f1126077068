import { ownName } from '../../words/language.ts'
import { sayDay, sayNames, redactionWords as words } from '../desk-words.ts'
import { placePath, type Waiting } from '../exchange.ts'
import { proposalWords } from '../proposal-words.ts'
import type { Task, TaskKind } from './tasks.ts'
import { placeOf } from './waiting.ts'
import { printWhere } from './where.ts'

const mostOfOne = 6

type TasksParts = {
  readonly tasks: readonly Task[]
  /** What colleagues proposed. */
  readonly waiting: readonly Waiting[]
}

/** What waits for somebody, most pressing first. */
export function Tasks({ tasks, waiting }: TasksParts) {
  const kinds = [...new Set(tasks.map(({ kind }) => kind))]
  return (
    <aside class="tasks" aria-labelledby="todo-title">
      <h2 id="todo-title">{words.todo}</h2>
      {tasks.length + waiting.length === 0 && <p class="soft">{words.todoNone}</p>}
      {waiting.length > 0 && (
        <section>
          <h3>
            {proposalWords.waiting} <span class="soft">{waiting.length}</span>
          </h3>
          <ul>
            {waiting.map(({ subject, by }) => (
              <li key={subject}>
                <a href={placeOf(subject).href}>{placeOf(subject).says}</a>{' '}
                <span class="soft">{by}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {kinds.map((kind) => (
        <TasksOfKind key={kind} kind={kind} tasks={tasks.filter((task) => task.kind === kind)} />
      ))}
    </aside>
  )
}

type TasksOfKindParts = { readonly kind: TaskKind; readonly tasks: readonly Task[] }

function TasksOfKind({ kind, tasks }: TasksOfKindParts) {
  const late = kind === 'withdrawn-by-date' || kind === 'overdue'
  return (
    <section>
      <h3 class={late ? 'bad' : ''}>
        {words.task[kind]} <span class="soft">{tasks.length}</span>
      </h3>
      <ul>
        {tasks.slice(0, mostOfOne).map(({ page }) => (
          <li key={placePath(page.place)}>
            <a href={printWhere({ kind: 'page', place: page.place })} lang={page.place.language}>
              <bdi>{page.title}</bdi>
            </a>{' '}
            <span class="soft">{about({ kind, page })}</span>
          </li>
        ))}
        {tasks.length > mostOfOne && <li class="soft">{words.more(tasks.length - mostOfOne)}</li>}
      </ul>
    </section>
  )
}

/** Whose it is, in which language, or by when. */
function about({ kind, page }: Task): string | null {
  if (kind === 'review') return sayNames(page.draft?.by ?? [])
  if (kind === 'answer') return sayNames(page.asks)
  return kind === 'outdated' ? ownName[page.place.language] : page.review && sayDay(page.review)
}
