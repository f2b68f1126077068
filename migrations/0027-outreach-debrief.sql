-- Why: who had a heavy contact can write it down for herself and her supervisors. The house keeps what it can not read,
-- with who wrote it and on which day, no longer than ninety days.
create schema if not exists outreach;

-- author: hash of her staff paper. keep_until: the last day.
create table outreach.debrief_note (
  id bytea primary key check (octet_length(id) = 16),
  author bytea not null check (octet_length(author) = 32),
  body bytea not null check (octet_length(body) = 16412),
  day date not null,
  keep_until date not null,
  talked_on date
);
create index debrief_note_author on outreach.debrief_note (author);
alter table outreach.debrief_note alter column body set storage external;

-- The note's key, sealed to each who may read it. reader: hash of her paper.
create table outreach.debrief_key (
  note bytea not null references outreach.debrief_note on delete cascade,
  reader bytea not null check (octet_length(reader) = 32),
  sealed bytea not null check (octet_length(sealed) = 1168),
  primary key (reader, note)
);
create index debrief_key_note on outreach.debrief_key (note);

-- Names of columns that earlier imports kept: from a file given by mistake they could be anything.
update outreach.figures_import set form = jsonb_set(form, '{columns}', (
  select coalesce(jsonb_agg(''::text), '[]') from jsonb_array_elements(form -> 'columns')
)) where form is not null;
