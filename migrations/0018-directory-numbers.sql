-- Why: a telephone number that changes must not wait for a new version of the software. Two persons change it.
create table directory.helpline_number (
  id text primary key,
  number text not null,
  source text not null,
  verified_on date not null
);
