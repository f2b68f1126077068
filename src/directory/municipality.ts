import type { Check } from './helplines.ts'

/** A municipality of today. code: four digits, as Statistics Netherlands gives them. */
export type Municipality = {
  readonly code: string
  readonly name: string
  readonly province: string
  /** One of the ten units of the police. */
  readonly policeUnit: string
  /** The region whose Veilig Thuis answers. */
  readonly veiligThuis: string
  /** Of the two regions, the least certain of these facts. */
  readonly check: Check
}

/** A town, village or well-known part of a city. */
export type Place = { readonly name: string; readonly municipality: string }

/** A name that went away. became: a code; several of these when it was divided. year: in which the name ended. */
export type FormerMunicipality = {
  readonly name: string
  readonly became: string
  readonly year: number
}

export type PlaceTables = {
  readonly municipalities: readonly Municipality[]
  readonly places: readonly Place[]
  readonly former: readonly FormerMunicipality[]
}
