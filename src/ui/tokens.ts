export type Colours = Readonly<Record<string, string>>

/** The colours of one theme in tokens.css, by token name without `--keerpunt-`. */
export function readColours(css: string, theme: 'light' | 'dark'): Colours {
  const dark = css.indexOf('prefers-color-scheme: dark')
  const forced = css.indexOf('forced-colors: active')
  if (dark < 0 || forced < dark) throw new Error('tokens.css: expected light, dark, forced colours')
  const light = coloursIn(css.slice(0, dark))
  return theme === 'light' ? light : { ...light, ...coloursIn(css.slice(dark, forced)) }
}

/** The contrast ratio of two `#rrggbb` colours, 1 to 21. Source: WCAG 2.2, relative luminance. */
export function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const coloursIn = (css: string): Colours =>
  Object.fromEntries(
    [...css.matchAll(/--keerpunt-([a-z-]+): (#[0-9a-f]{6});/g)].map(
      ([, name = '', colour = '']) => [name, colour],
    ),
  )

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
