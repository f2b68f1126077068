import { z } from 'zod'

export const imageTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
export type ImageType = (typeof imageTypes)[number]

/** A creative's image. width, height: pixels. */
export const imageShape = z.object({
  type: z.enum(imageTypes),
  width: z.number().int(),
  height: z.number().int(),
})
export type Image = z.infer<typeof imageShape>

/** Of the file that a worker chooses, before her browser makes it smaller. */
export const imageFileMostBytes = 15_000_000
/** Of the file that we keep, and of each side in pixels. */
export const imageMostBytes = 2_000_000
export const imageMostSide = 4_096
export const imageAltMost = 300
