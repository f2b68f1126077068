import { campaignWords } from '../campaign-words.ts'
import { type Drawn, pictureOf, qrDrawing } from '../drawing.ts'
import type { ImageType } from '../image.ts'
import { kitWords as say } from '../kit-words.ts'
import type { ZipFile } from '../zip.ts'
import { creativePoster } from './creative-poster.ts'
import type { CreativeRow } from './creative-store.ts'

export type KitParts = {
  /** The school's or municipality's. */
  readonly name: string
  readonly campaign: string
  readonly creative: CreativeRow
  /** All that are approved in its campaign. */
  readonly approved: readonly CreativeRow[]
  readonly image: { readonly type: ImageType; readonly bytes: Uint8Array } | null
  /** Whole, with the kit's own code. */
  readonly address: string
}

/** What stands in a kit: posters, the image for a phone, texts to take over, and how to use them. */
export async function kitFiles(parts: KitParts): Promise<readonly ZipFile[]> {
  const { name, campaign, creative, approved, image, address } = parts
  const { says, alt, language } = creative
  const drawn: Drawn = { says, language, address }
  const imageName = image === null ? null : `beeld.${endings[image.type]}`
  const posters: ZipFile[] = []
  for (const size of ['a4', 'a3'] as const) {
    const bytes = await creativePoster(size, drawn)
    if (bytes) posters.push({ name: `poster-${size}.pdf`, bytes })
  }
  if (posters.length === 0) posters.push(drawing('poster.svg', pictureOf('poster', drawn)))
  return [
    text(
      'lees-mij-eerst.txt',
      say.letter(name, campaign, address, posters[0]?.name ?? '', imageName),
    ),
    ...posters,
    drawing('beeld-telefoon.svg', pictureOf('story', drawn)),
    drawing('qr-code.svg', qrDrawing(address)),
    ...(image && imageName ? [{ name: imageName, bytes: image.bytes }] : []),
    text('nieuwsbrief.txt', say.newsletter(says, address)),
    text('teksten.txt', textsOf(approved)),
    text(
      'beschrijvingen.txt',
      say.descriptions(says, address, imageName === null ? null : { name: imageName, alt }),
    ),
  ]
}

const endings = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
} satisfies Record<ImageType, string>

const textsOf = (creatives: readonly CreativeRow[]): string =>
  [
    say.texts,
    ...creatives.map(
      ({ variant, channel, language, says }) =>
        `${campaignWords.creativeTitle(variant, campaignWords.channels[channel])} (${campaignWords.languages[language]})\n${says}`,
    ),
  ].join('\n\n')

const drawing = (name: string, svg: string): ZipFile => ({ name, bytes: Buffer.from(svg) })

/** With the mark and the line ends that a Windows computer expects. */
const text = (name: string, says: string): ZipFile => ({
  name,
  bytes: Buffer.from(`\ufeff${says.replaceAll(/\r?\n/g, '\r\n')}`),
})
