const slugs: Readonly<Record<string, string>> = {
  j: '2',
  v: '1',
  ouders: 'praten',
  professionals: 'meldcode',
  test: 'geldezel',
}

/** A page that ships in every language has this slug below an address such as `/en/j/{slug}`. */
export function shippedSlug(path: string): string {
  const [section = ''] = path.split('/').slice(-2)
  return slugs[section] ?? 'hoe-werkt-de-chat'
}
