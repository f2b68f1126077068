/** The pictograms an editor may put beside words, by the name that stands in the text. */
export const iconNames = [
  'card',
  'parcel',
  'hourglass',
  'shield',
  'phone',
  'scale',
  'door',
  'heart',
  'chat',
  'eye',
  'home',
  'school',
  'people',
  'photo',
  'bank',
  'lock',
  'map',
  'clock',
  'book',
  'star',
  'question',
  'hand',
  'pen',
  'warning',
  'flag',
  'trash',
  'speaker',
  'print',
  'share',
  'search',
  'list',
  'check',
] as const

export type IconName = (typeof iconNames)[number]

export const parseIconName = (value: unknown): IconName | null =>
  iconNames.find((name) => name === value) ?? null
