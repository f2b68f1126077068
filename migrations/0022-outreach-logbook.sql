-- Why: nobody is written to twice, or after "stop". Only keyed hashes say who was: their keys are files beside the
-- database, so that a copy of it names nobody.
create schema if not exists outreach;

-- check_bytes: made with the key itself; shows that the file beside the database is the right one.
create table outreach.hash_key (
  id integer primary key,
  check_bytes bytea not null check (octet_length(check_bytes) = 32),
  since date not null
);

-- contact_hash: of platform and handle; stop_hash: of the handle alone. They are there while somebody is or may be
-- written to, and a year after; of whom nothing was sent nothing stays. context and reason go as soon as it was sent.
create table outreach.contact (
  id uuid primary key default gen_random_uuid(),
  platform text not null,
  language text not null,
  state text not null check (state in ('waiting', 'approved', 'sent', 'closed')),
  worker text not null,
  worker_name text not null,
  approver text,
  approver_name text,
  context text,
  reason text,
  outcome text,
  closed_why text,
  day date not null,
  keep_until date not null,
  key_id integer references outreach.hash_key (id),
  contact_hash bytea check (octet_length(contact_hash) = 32),
  stop_hash bytea check (octet_length(stop_hash) = 32),
  constraint contact_once unique (key_id, contact_hash),
  constraint texts_while_open check ((context is not null and reason is not null) = (state in ('waiting', 'approved'))),
  constraint hashes_while_needed check (num_nonnulls(key_id, contact_hash, stop_hash) = case state when 'closed' then 0 else 3 end),
  constraint another_approved check (state not in ('approved', 'sent') or (approver is not null and approver <> worker))
);
create index contact_state on outreach.contact (state, day);

create table outreach.stop (
  key_id integer not null references outreach.hash_key (id),
  stop_hash bytea not null check (octet_length(stop_hash) = 32),
  keep_until date not null,
  primary key (key_id, stop_hash)
);
create index stop_keep_until on outreach.stop (keep_until);

-- A worker's own names and addresses, that may never be in a message.
create table outreach.own_phrase (
  account text not null,
  phrase_hash bytea not null check (octet_length(phrase_hash) = 32),
  primary key (account, phrase_hash)
);

-- Who has seen enough on this day.
create table outreach.enough (
  account text primary key,
  day date not null
);

-- The privacy document as two persons agreed to it. Another text is another document.
create table outreach.dpia_confirmation (
  document text not null,
  account text not null,
  name text not null,
  day date not null,
  primary key (document, account)
);
