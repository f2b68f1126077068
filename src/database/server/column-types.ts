import pg from 'pg'

const oid = { int8: 20, date: 1082 } as const

/**
 * How columns arrive: `bigint` as a number (refused above 2^53), `date` as 'YYYY-MM-DD' (pg would make it
 * local midnight), all else as `pg` does it: `timestamptz` as Date, `numeric` as text, `bytea` as Buffer.
 */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser(id, format) {
    if (format !== 'binary' && id === oid.int8) return safeNumber
    if (format !== 'binary' && id === oid.date) return (text: string) => text
    return pg.types.getTypeParser(id, format)
  },
}

function safeNumber(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('A bigint from the database exceeds 2^53')
  return value
}
