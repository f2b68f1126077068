import { fileURLToPath } from 'node:url'
import type { InlineConfig } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))

/**
 * Browsers of about 2022 and later. Older ones get the page without its script, and the phone numbers; what the chat
 * needs besides syntax stands in `visitor/support.ts`.
 */
const browsers = ['chrome98', 'firefox91', 'safari16']

const shared = {
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
} satisfies InlineConfig

const nodeCrypto = 'await import("crypto")'

/** A script or app for browsers. standIns: module specifier → file of ours that takes its place in this bundle. */
export type BrowserBundle = {
  readonly entry: string
  readonly format: 'es' | 'iife'
  readonly standIns?: Readonly<Record<string, string>>
}

/** One file, content-hashed. Nothing in it may depend on when or where it was built. */
export function browserBundle(
  name: string,
  { entry, format, standIns = {} }: BrowserBundle,
): InlineConfig {
  return {
    ...shared,
    plugins: [
      {
        name: 'stand-ins',
        enforce: 'pre',
        resolveId: (specifier) => (standIns[specifier] ? `${root}${standIns[specifier]}` : null),
      },
      {
        // mlkem also runs in old Node and looks there for its crypto; browsers have their own.
        name: 'no-node-crypto',
        transform: { filter: { id: /mlkem/ }, handler: (code) => code.replace(nodeCrypto, '{}') },
      },
    ],
    build: {
      outDir: 'dist/assets',
      emptyOutDir: false,
      target: browsers,
      modulePreload: false,
      cssCodeSplit: false,
      reportCompressedSize: false,
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: { [name]: entry },
        output: {
          format,
          entryFileNames: '[name]-[hash].js',
          chunkFileNames: '[name]-[hash].js',
          assetFileNames: `${name}-[hash][extname]`,
          codeSplitting: false,
        },
      },
      manifest: `${name}.manifest.json`,
    },
  }
}

/** The server and its commands, for the Node that stands in node_modules. Packages stay outside the bundle. */
export function serverBundle(entries: Record<string, string>): InlineConfig {
  return {
    ...shared,
    build: {
      ssr: true,
      outDir: 'dist/server',
      emptyOutDir: true,
      target: 'node26',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: entries,
        output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
      },
    },
  }
}

export default shared
