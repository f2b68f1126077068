import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { InlineConfig, Plugin } from 'vite'

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
  /** A file of `export { … } from '…'` lines: this bundle leaves all of it on one global, for later scripts. */
  readonly lends?: string
  /** The same file: this bundle takes all of it from that global and carries no second copy. */
  readonly borrows?: string
  /** On every visitor's first page: a slower minifier makes it some per cent smaller on the wire. */
  readonly slim?: true
  /** Values known only once other bundles are built, by the name they have in the source. */
  readonly knows?: Readonly<Record<string, unknown>>
}

/** One file, content-hashed. Nothing in it may depend on when or where it was built. */
export function browserBundle(
  name: string,
  { entry, format, standIns = {}, lends, borrows, slim, knows = {} }: BrowserBundle,
): InlineConfig {
  return {
    ...shared,
    define: Object.fromEntries(
      Object.entries(knows).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
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
      ...(lends ? [lender(lends)] : []),
      ...(borrows ? [borrower(borrows)] : []),
    ],
    build: {
      outDir: 'dist/assets',
      emptyOutDir: false,
      target: browsers,
      ...(slim && { minify: 'terser', terserOptions: { ecma: 2020, compress: { passes: 3 } } }),
      modulePreload: false,
      cssCodeSplit: false,
      reportCompressedSize: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 800,
      rolldownOptions: {
        input: { [name]: entry },
        checks: { pluginTimings: false },
        treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
        optimization: { inlineConst: { mode: 'all', pass: 3 } },
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

const loanLine = /^export \{([^}]+)\} from '([^']+)'/gm
const importLine = /^import \{([^}]+)\} from '([^']+)'/gm
const namesIn = (list: string) => list.split(',').flatMap((name) => name.trim() || [])

/** What a file of loans names, in its order: the place in it is the address on the global. */
function loansIn(file: string): { readonly name: string; readonly from: string }[] {
  const text = readFileSync(`${root}${file}`, 'utf8')
  return [...text.matchAll(loanLine)].flatMap(([, names = '', from = '']) =>
    namesIn(names).map((name) => ({ name, from: moduleOf(from, `${root}${file}`) })),
  )
}

const moduleOf = (specifier: string, importer: string) =>
  specifier.startsWith('.') ? resolve(dirname(importer), specifier) : specifier

function lender(file: string): Plugin {
  const loans = loansIn(file)
  const taken = loans.map(({ name, from }, at) => `import { ${name} as loan${at} } from '${from}'`)
  const lent = loans.map((_, at) => `loan${at}`)
  return {
    name: 'lender',
    enforce: 'pre',
    transform: {
      filter: { id: `${root}${file}` },
      handler: () => [...taken, `globalThis.keerpunt = { lent: [${lent}] }`].join('\n'),
    },
  }
}

/** Takes every lent name from the global, and whatever else a module of ours has from the module itself. */
function borrower(file: string): Plugin {
  const loans = loansIn(file)
  const place = (name: string, from: string) =>
    loans.findIndex((loan) => loan.from === from && loan.name === name.split(' as ')[0])
  return {
    name: 'borrower',
    enforce: 'pre',
    transform: {
      filter: { id: /\.tsx?$/ },
      handler: (code, id) =>
        code.replaceAll(importLine, (_, list: string, specifier: string) => {
          const from = moduleOf(specifier, id)
          const names = namesIn(list).filter((name) => !name.startsWith('type '))
          const lent = names.filter((name) => place(name, from) >= 0)
          const own = names.filter((name) => !lent.includes(name))
          return [
            ...(lent.length > 0 ? [`import {${lent}} from 'lent:${from}'`] : []),
            ...(own.length > 0 ? [`import {${own}} from '${specifier}'`] : []),
          ].join('\n')
        }),
    },
    // Packages too: what the compiler imports by itself stands in no source.
    resolveId(specifier) {
      if (specifier.startsWith('lent:')) return `\0${specifier}`
      return loans.some(({ from }) => from === specifier) ? `\0lent:${specifier}` : null
    },
    load: {
      filter: { id: /^\0lent:/ },
      handler: (id) =>
        loans
          .flatMap(({ name, from }, at) =>
            id.endsWith(`:${from}`)
              ? [`export const ${name} = globalThis.keerpunt.lent[${at}]`]
              : [],
          )
          .join('\n'),
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
