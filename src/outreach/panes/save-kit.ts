import { askOwnHouse } from '../../doors/own-house.ts'
import { kitsPath } from '../kit.ts'
import { withFile } from '../zip.ts'
import { saveFile } from './save-file.ts'
import { storyPng } from './story-png.ts'

/** stopped: its link is, so that nobody gets it any more. */
export type SavedKit = 'fetched' | 'stopped' | 'failed'

/** Fetches a kit, lays the image for a phone into it and saves it as one file. */
export async function saveKit(code: string): Promise<SavedKit> {
  try {
    const response = await askOwnHouse(fetch, `${kitsPath}/${code}/kit.zip`)
    if (response.status === 404) return 'stopped'
    if (!response.ok) return 'failed'
    const kit = new Uint8Array(await response.arrayBuffer())
    const whole = withFile(kit, { name: 'beeld-telefoon.png', bytes: await storyPng(code) })
    saveFile(`keerpunt-pakket-${code}.zip`, 'application/zip', whole)
    return 'fetched'
  } catch {
    return 'failed'
  }
}
