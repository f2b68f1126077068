/** account: one for each paper of hers. name: how she is called at work. */
export type Person = { readonly account: string; readonly name: string }

/** Whether two who act are one: each renewal of a paper makes another account, under the same name at work. */
export const isSamePerson = (one: Person, other: Person): boolean =>
  one.account === other.account || one.name === other.name
