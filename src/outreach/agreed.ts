/** So many persons confirm before something may happen. */
export const personsNeeded = 2

type Confirmation = { readonly account: string; readonly name: string }

/**
 * Which confirmations count today: of who does this work now, each person once, also with two accounts.
 * workers: account → name of everybody who does it now; who left or has another role is not among them.
 */
export function whoAgreed<T extends Confirmation>(
  confirmations: readonly T[],
  workers: ReadonlyMap<string, string>,
): readonly T[] {
  const counted = new Set<string>()
  return confirmations.filter(({ account }) => {
    const name = workers.get(account)
    if (name === undefined || counted.has(name)) return false
    counted.add(name)
    return true
  })
}

/** Whether enough persons agreed. */
export const isAgreed = (counted: readonly Confirmation[]): boolean =>
  counted.length >= personsNeeded
