import { askOwnHouse } from '../../doors/own-house.ts'
import { kitsPath } from '../kit.ts'
import { withFile } from '../zip.ts'
import { saveFile } from './save-file.ts'
import { storyPng } from './story-png.ts'

/** Fetches a kit, lays the image for a phone into it and saves it as one file. False when that did not go. */
export async function saveKit(code: string): Promise<boolean> {
  try {
    const response = await askOwnHouse(fetch, `${kitsPath}/${code}/kit.zip`)
    if (!response.ok) return false
    const kit = new Uint8Array(await response.arrayBuffer())
    const whole = withFile(kit, { name: 'beeld-telefoon.png', bytes: await storyPng(code) })
    saveFile(`keerpunt-pakket-${code}.zip`, 'application/zip', whole)
    return true
  } catch {
    return false
  }
}
