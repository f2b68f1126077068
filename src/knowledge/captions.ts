/** What is said in a film from a moment on. at: seconds from its start. */
export type Caption = { readonly at: number; readonly says: string }

const form = /^(\d{1,2}):([0-5]\d) +(\S.*)$/
const shownMost = 7
const hourSeconds = 3_600

/** `0:04 Hoi, ik ben Sam.`; null for a line that says something else. */
export function readCaption(line: string): Caption | null {
  const [, minutes, seconds, says = ''] = form.exec(line.trim()) ?? []
  return minutes === undefined
    ? null
    : { at: Number(minutes) * 60 + Number(seconds), says: says.replaceAll(/\s+/g, ' ') }
}

export const printCaption = ({ at, says }: Caption): string =>
  `${Math.floor(at / 60)}:${two(at % 60)} ${says}`

/** Lines of captions, as they stand in a text and in the editor. Lines that are none are left out. */
export const readCaptions = (lines: string): readonly Caption[] =>
  lines.split('\n').flatMap((line) => readCaption(line) ?? [])

/** As a browser plays them. Each stands until the next begins, at most some seconds. Source: WebVTT, W3C. */
export function webVtt(captions: readonly Caption[]): string {
  const cues = captions.map(({ at, says }, index) => {
    const next = captions[index + 1]?.at ?? at + shownMost
    return `${clock(at)} --> ${clock(Math.min(next, at + shownMost))}\n${escaped(says)}\n`
  })
  return ['WEBVTT\n', ...cues].join('\n')
}

const two = (value: number) => String(value).padStart(2, '0')
const clock = (at: number) =>
  `${two(Math.floor(at / hourSeconds))}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)}.000`
const escaped = (says: string) =>
  says.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
