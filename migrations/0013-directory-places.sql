-- Why: "help near you" leads from a place to its municipality, police unit and Veilig Thuis region, and to whom
-- one can call there. Filled from content/directory/*.csv while empty; each fact with its source and check date
-- (null: nobody checked it, shown as "concept"). A later release that brings other places empties these tables.
create table directory.municipality (
  code text primary key check (code ~ '^[0-9]{4}$'),
  name text not null,
  province text not null,
  police_unit text not null,
  veilig_thuis text not null,
  source text not null,
  verified_on date
);

create table directory.place (
  name text not null,
  municipality text not null references directory.municipality (code) on delete cascade,
  primary key (name, municipality)
);

-- A municipality that merged away or changed its name; several rows when it was divided.
create table directory.former_municipality (
  name text not null,
  became text not null references directory.municipality (code) on delete cascade,
  year smallint not null check (year between 1990 and 2100),
  primary key (name, became)
);

-- scope: national, police_unit:<name>, veilig_thuis:<name> or municipality:<code>.
-- how: a helpline's id or an https address, '' where words must do; never a telephone number.
create table directory.region_contact (
  scope text not null check (scope ~ '^(national|police_unit:.+|veilig_thuis:.+|municipality:[0-9]{4})$'),
  kind text not null check (kind in ('care_coordinator', 'veilig_thuis', 'avim', 'youth_work')),
  name text not null,
  how text not null,
  note text not null,
  source text not null,
  verified_on date,
  primary key (scope, kind, name)
);
