import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

/** Builds a module that may use TSX and imports it: Node alone can not. The caller says what it exports. */
export async function importBuilt<T>(entry: string): Promise<T> {
  const outDir = mkdtempSync(join(tmpdir(), 'keerpunt-bench-'))
  try {
    await build({
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir,
        target: 'node26',
        minify: false,
        rolldownOptions: { input: { built: entry }, output: { entryFileNames: '[name].mjs' } },
      },
    })
    return (await import(pathToFileURL(join(outDir, 'built.mjs')).href)) as T
  } finally {
    rmSync(outDir, { recursive: true, force: true })
  }
}
