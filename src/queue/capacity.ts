/** How many visitors may wait ungreeted: per counsellor on shift, and altogether. */
export type Capacity = { readonly perCounsellor: number; readonly most: number }

export const usualCapacity: Capacity = { perCounsellor: 10, most: 500 }

/** Whether somebody may start now, and if so how full the queue is (0 up to, not including, 1). */
export type Room =
  | { readonly kind: 'open'; readonly fullness: number }
  | { readonly kind: 'closed' }
  | { readonly kind: 'full' }

export function roomLeft(onShift: number, waiting: number, capacity: Capacity): Room {
  if (onShift === 0) return { kind: 'closed' }
  const bound = Math.min(onShift * capacity.perCounsellor, capacity.most)
  return waiting >= bound ? { kind: 'full' } : { kind: 'open', fullness: waiting / bound }
}
