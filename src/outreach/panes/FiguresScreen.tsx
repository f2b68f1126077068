import { z } from 'zod'
import { useAsked } from '../../ui/use-asked.ts'
import { figuresWords as say } from '../figures/desk-words.ts'
import { figuresPath, type Import, importShape } from '../figures/exchange.ts'
import { platformText } from '../figures/words.ts'
import { sayDay } from '../words.ts'
import { ChooseFigures } from './ChooseFigures.tsx'
import type { ScreenParts } from './desk.ts'
import { OneImport } from './OneImport.tsx'
import { printWhere } from './where.ts'

/** This screen's place in the address; behind it the id of an import. */
export const figuresScreen = 'cijfers'

const importsShape = z.array(importShape)

/** The platforms' figures: a file is given, its columns get a name, and a job reads it. */
export function FiguresScreen({ desk, rest }: ScreenParts) {
  const [id] = rest
  return id === undefined ? (
    <Overview desk={desk} />
  ) : (
    <OneImport key={id} id={id} desk={desk} overview={printWhere(figuresScreen)} />
  )
}

function Overview({ desk }: Pick<ScreenParts, 'desk'>) {
  const { value, answer, reload } = useAsked(desk.asking, figuresPath, importsShape)
  return (
    <section class="outreach-screen platform-figures" aria-labelledby="figures-title">
      <h2 id="figures-title">{say.title}</h2>
      <p class="soft how-to">{say.how}</p>
      <ChooseFigures
        asking={desk.asking}
        onHere={(id) => {
          window.location.hash = printWhere(figuresScreen, id)
        }}
      />
      <h3 id="figures-list">{say.listTitle}</h3>
      {!value && (
        <p class="soft" role="status">
          {answer && answer.kind !== 'done' ? say.offline : say.loading}{' '}
          {answer && answer.kind !== 'done' && (
            <button type="button" class="button" onClick={reload}>
              {say.again}
            </button>
          )}
        </p>
      )}
      {value?.length === 0 && <p class="soft">{say.listNone}</p>}
      {value && value.length > 0 && <Imports imports={value} />}
    </section>
  )
}

function Imports({ imports }: { readonly imports: readonly Import[] }) {
  return (
    <section class="table-place" aria-labelledby="figures-list">
      <table class="table blocks">
        <thead>
          <tr>
            <th scope="col">{say.file}</th>
            <th scope="col">{say.when}</th>
            <th scope="col">{say.who}</th>
            <th scope="col">{say.howItWent}</th>
          </tr>
        </thead>
        <tbody>
          {imports.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <a href={printWhere(figuresScreen, one.id)}>
                  {one.form ? platformText[one.form.platform] : say.unread}
                </a>
              </th>
              <td data-label={say.when}>{sayDay(one.madeOn)}</td>
              <td data-label={say.who}>
                <bdi>{one.by}</bdi>
              </td>
              <td data-label={say.howItWent}>{sayState(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const sayState = ({ state, taken, refused }: Import): string =>
  state === 'done' ? say.state.done(taken, refused) : say.state[state]
