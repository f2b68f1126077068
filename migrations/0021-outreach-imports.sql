-- What the platforms say was shown, clicked and paid, read from a file that a person gives.
create schema if not exists outreach;

-- One line for a creative and a day; a later file takes the place of what stood there.
create table outreach.platform_figures (
  creative bigint not null references outreach.creative on delete cascade,
  day date not null,
  shown bigint not null check (shown >= 0),
  clicked bigint not null check (clicked >= 0),
  cost_cents bigint not null check (cost_cents >= 0),
  primary key (creative, day)
);

-- number: the order in which they came. place: the disk where the file stands, while it stands there. form, mapping: as `figures/` shapes them.
-- read_bytes, read_rows: how far the job is. Who gave the file stands here as long as the report.
create table outreach.figures_import (
  id text primary key check (id ~ '^[A-Za-z0-9_-]{22}$'),
  number bigint generated always as identity unique,
  place text not null,
  account text not null,
  by_name text not null,
  made_on date not null,
  state text not null check (state in ('arriving', 'looked', 'waiting', 'running', 'done', 'failed')),
  file_bytes bigint not null check (file_bytes > 0),
  hash bytea,
  form jsonb,
  guess jsonb,
  mapping jsonb,
  read_bytes bigint not null default 0,
  read_rows integer not null default 0,
  taken_rows integer not null default 0,
  refused_rows integer not null default 0,
  kept_days integer not null default 0,
  fault text,
  fault_row integer,
  check ((state in ('arriving', 'failed')) or (hash is not null and form is not null)),
  check ((state = 'failed') = (fault is not null))
);
create index figures_import_hash on outreach.figures_import (hash);

-- Which row, which of our fields and which word; never what stood there.
create table outreach.refused_row (
  import text not null references outreach.figures_import on delete cascade,
  row_number integer not null,
  field text,
  word text not null,
  primary key (import, row_number)
);
