-- Why: whom readers are sent to is changed by two: one proposes a table, another confirms it.
create table directory.contact_proposal (
  singleton boolean primary key default true check (singleton),
  csv text not null,
  proposed_by text not null,
  account text not null,
  revision bigint generated always as identity
);
