import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The environment in which a process believes that it is so much later: `+31d`, `-3d`. Its timers run as ever.
 * Source: faketime(1). Throws when the package `faketime` is not installed.
 */
export function fakeTime(later: string): Record<string, string> {
  return { LD_PRELOAD: library(), FAKETIME: later, FAKETIME_DONT_FAKE_MONOTONIC: '1' }
}

/** The environment in which time goes so many times faster for a process, timers included. */
export function fasterTime(times: number): Record<string, string> {
  return { LD_PRELOAD: library(), FAKETIME: `+0 x${times}` }
}

function library(): string {
  const home = '/usr/lib'
  const found = readdirSync(home)
    .map((system) => join(home, system, 'faketime/libfaketimeMT.so.1'))
    .find((path) => existsSync(path))
  if (!found) throw new NoFakeTimeError('install the package faketime')
  return found
}

export class NoFakeTimeError extends Error {
  override readonly name = 'NoFakeTimeError'
}
