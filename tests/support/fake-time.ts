import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The environment in which a process believes that it is so much later: `+31d`, `-3d`. Its timers run as ever.
 * Source: faketime(1). Throws when the package `faketime` is not installed.
 */
export function fakeTime(later: string): Record<string, string> {
  const home = '/usr/lib'
  const library = readdirSync(home)
    .map((system) => join(home, system, 'faketime/libfaketimeMT.so.1'))
    .find((path) => existsSync(path))
  if (!library) throw new NoFakeTimeError('install the package faketime')
  return { LD_PRELOAD: library, FAKETIME: later, FAKETIME_DONT_FAKE_MONOTONIC: '1' }
}

export class NoFakeTimeError extends Error {
  override readonly name = 'NoFakeTimeError'
}
