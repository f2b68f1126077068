// Our own drawings on a 24 × 24 grid, one stroke width. One by one, so that a page carries only those it shows.
export const card =
  'M3 7.5A2.5 2.5 0 0 1 5.5 5h13A2.5 2.5 0 0 1 21 7.5v9a2.5 2.5 0 0 1-2.5 2.5h-13A2.5 2.5 0 0 1 3 16.5zM3 10h18M7 15h3'
export const parcel = 'M4 8l8-4 8 4v8l-8 4-8-4zM4 8l8 4 8-4M12 12v8M8 6l8 4'
export const hourglass = 'M7 4h10M7 20h10M8 4c0 5 8 5.5 8 8s-8 3-8 8M16 4c0 5-8 5.5-8 8s8 3 8 8'
export const shield =
  'M12 3.5l7 2.5v5.5c0 4.3-2.9 7.4-7 9-4.1-1.6-7-4.7-7-9V6zM12 9v3.5M12 15.5v.01'
export const phone =
  'M6.6 4.5h2.6l1.4 4-2 1.4a11 11 0 0 0 5.5 5.5l1.4-2 4 1.4v2.6a2 2 0 0 1-2.2 2A15.5 15.5 0 0 1 4.6 6.7a2 2 0 0 1 2-2.2z'
