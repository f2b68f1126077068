import { dayOf } from '../../audit/entry.ts'
import type { Task } from '../../database/server/jobs.ts'
import type { Route } from '../../doors/route.ts'
import { figuresRoutes } from './figures-routes.ts'
import { deleteOldImports, importsWithFile } from './figures-store.ts'
import { type ImportParts, importTask, taskAt } from './import-figures.ts'
import { openUploadFiles } from './upload-files.ts'

/** The platforms' figures, for the rest of the house. */
export type Figures = {
  readonly routes: readonly Route[]
  readonly tasks: Readonly<Record<string, Task>>
  /** Once a day: what nobody finished, and old reports, go. */
  sweep(): Promise<void>
}

const dayMs = 86_400_000
/** A file that nobody confirmed; one that could not be read; and the report with it. */
const keptDays = { untold: 1, stuck: 7, reports: 90 }

export async function openFigures(
  parts: Omit<ImportParts, 'files'> & {
    readonly dataDir: string
    readonly nameOf: (member: string) => Promise<string>
  },
): Promise<Figures> {
  const files = await openUploadFiles(parts.dataDir)
  const { database, clock } = parts
  return {
    routes: figuresRoutes({ ...parts, files }),
    tasks: { [taskAt(files)]: importTask({ database, files, clock }) },
    async sweep() {
      const ago = (days: number) => dayOf(clock() - days * dayMs)
      await deleteOldImports(database, {
        untold: ago(keptDays.untold),
        stuck: ago(keptDays.stuck),
        reports: ago(keptDays.reports),
      })
      await files.keepOnly(await importsWithFile(database, files.place))
    },
  }
}
