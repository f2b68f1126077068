import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Long ones first, so that the workers end together. A clean clone knows no durations, but where a file stands tells:
 * journeys and houses take minutes, rooms in a browser tens of seconds, the rest less than that.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => placeOf(one.moduleId) - placeOf(other.moduleId))
  }
}

function placeOf(file: string): number {
  if (file.includes('/tests/')) return 0
  return file.includes('in-browser') ? 1 : 2
}
