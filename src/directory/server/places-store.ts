import type { Queryable, Row } from '../../database/server/database.ts'
import { type Contact, type ContactCells, cellsOf } from '../contact.ts'
import type { PlaceTables } from '../municipality.ts'

/** Other nodes hear on this channel that the tables changed, once the transaction is committed. */
export const placesChannel = 'directory_places'

/** Waits for any other writer of the place tables; the lock goes with the transaction. */
export async function lockPlaces(tx: Queryable): Promise<void> {
  await tx.query({
    name: 'directory.lock-places',
    text: `select pg_advisory_xact_lock(hashtext('keerpunt directory places'))`,
  })
}

export async function countPlaces(
  database: Queryable,
): Promise<{ readonly municipalities: number; readonly contacts: number }> {
  const { rows } = await database.query({
    name: 'directory.count-places',
    text: `select (select count(*) from directory.municipality) as municipalities,
        (select count(*) from directory.region_contact) as contacts`,
  })
  return {
    municipalities: Number(rows[0]?.['municipalities']),
    contacts: Number(rows[0]?.['contacts']),
  }
}

/** Fills empty tables. Give it a transaction: it takes several statements. */
export async function savePlaces(tx: Queryable, tables: PlaceTables): Promise<void> {
  const { municipalities, places, former } = tables
  await tx.query({
    name: 'directory.save-municipalities',
    text: `insert into directory.municipality
        (code, name, province, police_unit, veilig_thuis, source, verified_on)
      select code, name, province, police_unit, veilig_thuis, source, verified_on
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[])
        as given (code, name, province, police_unit, veilig_thuis, source, verified_on)`,
    values: [
      municipalities.map((each) => each.code),
      municipalities.map((each) => each.name),
      municipalities.map((each) => each.province),
      municipalities.map((each) => each.policeUnit),
      municipalities.map((each) => each.veiligThuis),
      municipalities.map((each) => each.check.source),
      municipalities.map((each) => each.check.verifiedOn),
    ],
  })
  await tx.query({
    name: 'directory.save-places',
    text: `insert into directory.place (name, municipality)
      select name, municipality from unnest($1::text[], $2::text[]) as given (name, municipality)`,
    values: [places.map((each) => each.name), places.map((each) => each.municipality)],
  })
  await tx.query({
    name: 'directory.save-former',
    text: `insert into directory.former_municipality (name, became, year)
      select name, became, year
      from unnest($1::text[], $2::text[], $3::smallint[]) as given (name, became, year)`,
    values: [
      former.map((each) => each.name),
      former.map((each) => each.became),
      former.map((each) => each.year),
    ],
  })
}

/** Replaces all contacts and tells every node. Give it a transaction. */
export async function saveContacts(tx: Queryable, contacts: readonly Contact[]): Promise<void> {
  await tx.query({ name: 'directory.clear-contacts', text: 'delete from directory.region_contact' })
  await tx.query({
    name: 'directory.save-contacts',
    text: `insert into directory.region_contact (scope, kind, name, how, note, source, verified_on)
      select scope, kind, name, how, note, source, verified_on
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[])
        as given (scope, kind, name, how, note, source, verified_on)`,
    values: [
      contacts.map((each) => each.scope),
      contacts.map((each) => each.kind),
      contacts.map((each) => each.name),
      contacts.map((each) => cellsOf(each).how),
      contacts.map((each) => each.note),
      contacts.map((each) => each.check.source),
      contacts.map((each) => each.check.verifiedOn),
    ],
  })
}

/** Once this transaction is committed, every node reads the tables again. */
export async function tellPlacesChanged(tx: Queryable): Promise<void> {
  await tx.query({
    name: 'directory.tell-places',
    text: 'select pg_notify($1, $2)',
    values: [placesChannel, ''],
  })
}

export async function readPlaces(database: Queryable): Promise<PlaceTables> {
  const municipalities = await database.query({
    name: 'directory.municipalities',
    text: `select code, name, province, police_unit, veilig_thuis, source, verified_on
      from directory.municipality order by code`,
  })
  const places = await database.query({
    name: 'directory.places',
    text: 'select name, municipality from directory.place order by name, municipality',
  })
  const former = await database.query({
    name: 'directory.former',
    text: 'select name, became, year from directory.former_municipality order by name, became',
  })
  return {
    municipalities: municipalities.rows.map((row) => ({
      code: String(row['code']),
      name: String(row['name']),
      province: String(row['province']),
      policeUnit: String(row['police_unit']),
      veiligThuis: String(row['veilig_thuis']),
      check: { source: String(row['source']), verifiedOn: dayOf(row) },
    })),
    places: places.rows.map((row) => ({
      name: String(row['name']),
      municipality: String(row['municipality']),
    })),
    former: former.rows.map((row) => ({
      name: String(row['name']),
      became: String(row['became']),
      year: Number(row['year']),
    })),
  }
}

/** As text, for the one parser of contacts. */
export async function readContacts(database: Queryable): Promise<readonly ContactCells[]> {
  const { rows } = await database.query({
    name: 'directory.contacts',
    text: `select scope, kind, name, how, note, source, verified_on
      from directory.region_contact order by scope, kind, name`,
  })
  return rows.map((row) => ({
    scope: String(row['scope']),
    kind: String(row['kind']),
    name: String(row['name']),
    how: String(row['how']),
    note: String(row['note']),
    source: String(row['source']),
    verified_on: dayOf(row) ?? '',
  }))
}

const dayOf = (row: Row): string | null =>
  row['verified_on'] === null ? null : String(row['verified_on'])
