import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, readFile, symlink } from 'node:fs/promises'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')

/**
 * Builds a copy of the sources in this folder, changed. Returns what it publishes: hashes and files. The folder can
 * be run (`house.again({ root })`).
 */
export async function buildAt(
  folder: string,
  change: (folder: string) => Promise<void> = async () => {},
): Promise<string> {
  await mkdir(folder, { recursive: true })
  for (const part of [
    'src',
    'visitor',
    'content',
    'migrations',
    'vite.config.ts',
    'package.json',
    'tsconfig.json',
  ])
    await cp(join(root, part), join(folder, part), { recursive: true })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  await change(folder)
  const build = spawn(process.execPath, ['src/commands/build.ts'], {
    cwd: folder,
    stdio: 'ignore',
    env: { PATH: process.env['PATH'] ?? '', TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8' },
  })
  const [code] = await once(build, 'exit')
  if (code !== 0) throw new Error(`the build in ${folder} ended with ${code}`)
  return readFile(join(folder, 'dist/hashes.txt'), 'utf8')
}
