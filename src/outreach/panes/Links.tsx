import { useState } from 'preact/hooks'
import { Dialog } from '../../ui/Dialog.tsx'
import { TableHead } from '../../ui/TableHead.tsx'
import { campaignWords as say, sayShown } from '../campaign-words.ts'
import type { LinkAsk } from '../link.ts'
import { outreachWords as words } from '../words.ts'
import type { CreativeCardParts } from './CreativeCard.tsx'
import { saveFile } from './save-file.ts'
import { storyPng } from './story-png.ts'

/** The short addresses of a creative, each with its code, its pictures and what it brought. */
export function Links({ creative, view, tell, act }: CreativeCardParts) {
  const [making, setMaking] = useState(false)
  /** The code that she is about to stop. */
  const [stopping, setStopping] = useState<string | null>(null)
  const links = view.links.filter((link) => link.creative === creative.id)
  const isApproved = creative.state === 'approved'
  const poster = ['poster', creative.printable ? 'pdf' : 'svg'] as const
  const files = [['qr', 'svg'] as const, ...(isApproved ? [poster] : [])]
  const copy = async (address: string) => {
    await navigator.clipboard.writeText(address)
    tell(say.copied)
  }
  const saveStory = async (code: string) => {
    try {
      saveFile(`keerpunt-beeld-${code}.png`, 'image/png', await storyPng(code))
      tell(say.saved)
    } catch {
      tell(words.failed)
    }
  }
  const stop = async (code: string) => {
    setStopping(null)
    await act(`/api/v1/outreach/links/${code}/stop`, {}, say.linkStopped)
  }
  const make = async (asked: LinkAsk) => {
    setMaking(false)
    await act(`/api/v1/outreach/creatives/${creative.id}/links`, asked, say.linkMade)
  }
  return (
    <div class="links">
      {links.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways can be reached with the keyboard
        <section class="wide" tabIndex={0} aria-label={say.linksOf(links[0]?.code ?? '')}>
          <table class="table">
            <TableHead names={[say.link, say.target, say.visits, say.tests, say.chats]} />
            <tbody>
              {links.map(({ code, target, note, stopped, leads, counts }) => (
                <tr key={code}>
                  <th scope="row">
                    <span class="code">/c/{code}</span>{' '}
                    <span class={leads ? 'state live' : 'state'}>
                      {stopped ? say.ended : leads ? say.leads : say.leadsNot}
                    </span>
                    {note && <div class="soft">{note}</div>}
                    {!stopped && (
                      <div class="row-buttons">
                        <button
                          type="button"
                          class="button"
                          aria-label={`${say.copy} /c/${code}`}
                          onClick={() => copy(`${view.origin}/c/${code}`)}
                        >
                          {say.copy}
                        </button>
                        {files.map(([file, ending]) => (
                          <a
                            key={file}
                            class="button"
                            href={`/api/v1/outreach/links/${code}/${file}.${ending}`}
                            download={`keerpunt-${file}-${code}.${ending}`}
                            aria-label={`${say.files[file]} /c/${code}`}
                          >
                            {say.files[file]}
                          </a>
                        ))}
                        {isApproved && (
                          <button
                            type="button"
                            class="button"
                            aria-label={`${say.files.story} /c/${code}`}
                            onClick={() => saveStory(code)}
                          >
                            {say.files.story}
                          </button>
                        )}
                        <button
                          type="button"
                          class="button"
                          aria-label={`${say.stopLink}: /c/${code}`}
                          onClick={() => setStopping(code)}
                        >
                          {say.stopLink}
                        </button>
                      </div>
                    )}
                  </th>
                  <td>{target}</td>
                  <td>{sayShown(counts.visit)}</td>
                  <td>{sayShown(counts.test)}</td>
                  <td>{sayShown(counts.chat)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {links.some(({ counts }) => [counts.test, counts.chat].includes(null)) && (
            <p class="soft">{say.hiddenWhy}</p>
          )}
        </section>
      )}
      <button type="button" class="button" onClick={() => setMaking(true)}>
        {say.makeLink}
      </button>
      {stopping !== null && (
        <Dialog
          title={say.stopLinkTitle(stopping)}
          does={say.stopLink}
          onDo={() => void stop(stopping)}
          onClose={() => setStopping(null)}
        >
          <p>{say.stopLinkHow(stopping)}</p>
        </Dialog>
      )}
      {making && <LinkForm targets={view.targets} onSave={make} onClose={() => setMaking(false)} />}
    </div>
  )
}

type LinkFormParts = {
  readonly targets: readonly { readonly path: string; readonly title: string }[]
  readonly onSave: (asked: LinkAsk) => Promise<void>
  readonly onClose: () => void
}

function LinkForm({ targets, onSave, onClose }: LinkFormParts) {
  const [asked, setAsked] = useState<LinkAsk>({ target: targets[0]?.path ?? '/', note: '' })
  return (
    <Dialog title={say.makeLink} does={say.save} onDo={() => void onSave(asked)} onClose={onClose}>
      <label class="stacked">
        {say.target}
        <select
          value={asked.target}
          onChange={(event) => setAsked({ ...asked, target: event.currentTarget.value })}
        >
          {targets.map(({ path, title }) => (
            <option key={path} value={path}>
              {path} · {title}
            </option>
          ))}
        </select>
      </label>
      <label class="stacked">
        {say.note}
        <input
          maxLength={80}
          placeholder={say.noteHow}
          value={asked.note}
          onInput={(event) => setAsked({ ...asked, note: event.currentTarget.value })}
        />
      </label>
    </Dialog>
  )
}
