import type { Route } from '../../doors/route.ts'
import type { SheetSize } from '../../ui/server/sheet.ts'
import { fileRoute } from '../file-route.ts'
import { poster } from './poster.ts'
import { shareImage } from './share-image.ts'

/** Where the campaign's files stand. */
export const campaignFiles = {
  a4: '/geldezel/poster.pdf',
  a3: '/geldezel/poster-a3.pdf',
  image: '/geldezel.svg',
} as const

/** What schools and municipalities take with them. Each is made once, when somebody first asks. */
export function campaignRoutes(publicOrigin: string): readonly Route[] {
  const made = new Map<SheetSize, Promise<Uint8Array>>()
  const posterOf = (size: SheetSize) => {
    const ready = made.get(size) ?? poster(size, `${publicOrigin}/geldezel`)
    made.set(size, ready)
    return ready
  }
  const host = new URL(publicOrigin).host
  return [
    fileRoute(campaignFiles.a4, 'application/pdf', () => posterOf('a4')),
    fileRoute(campaignFiles.a3, 'application/pdf', () => posterOf('a3')),
    fileRoute(campaignFiles.image, 'image/svg+xml', () => shareImage(host)),
  ]
}
