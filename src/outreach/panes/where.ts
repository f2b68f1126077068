/** Where in the page somebody is. It stands in the fragment, which no server hears. */
export type Where = { readonly screen: string; readonly rest: readonly string[] }

/** An unknown screen is the first one. */
export function readWhere(fragment: string, screens: readonly { readonly id: string }[]): Where {
  const [id = '', ...rest] = fragment.replace(/^#\/?/, '').split('/')
  const known = screens.some((one) => one.id === id)
  return known ? { screen: id, rest } : { screen: screens[0]?.id ?? '', rest: [] }
}

export const printWhere = (screen: string, ...rest: readonly string[]): string =>
  `#/${[screen, ...rest].join('/')}`
