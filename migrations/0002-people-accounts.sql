-- Why: who works here and with which keys. Papers are kept as the exact bytes that were signed; secrets only
-- wrapped under keys the server never has; tokens, links and challenges only as their hashes.
create schema people;

-- One row: whose signature everything rests on. A house that ever held a demo root keeps saying so.
create table people.root (
  singleton boolean primary key default true check (singleton),
  root_key bytea not null check (length(root_key) = 32),
  demo boolean not null
);

create table people.admin_paper (
  hash bytea primary key check (length(hash) = 32),
  bytes bytea not null,
  signatures jsonb not null
);

-- An account is one staff paper: new keys are a new paper and a new account.
create table people.account (
  id bytea primary key check (length(id) = 16),
  role text not null check (role in
    ('counsellor', 'supervisor', 'admin', 'editor', 'analyst', 'outreach_worker')),
  pseudonym text not null,
  paper bytea not null,
  signatures jsonb not null,
  paper_hash bytea not null unique check (length(paper_hash) = 32),
  member bytea generated always as (substring(paper_hash from 1 for 16)) stored unique,
  not_after timestamptz not null,
  revoked_day date
);

create table people.revocation (
  hash bytea primary key check (length(hash) = 32),
  bytes bytea not null,
  signatures jsonb not null,
  issued timestamptz not null
);

create table people.reception (
  hash bytea primary key check (length(hash) = 32),
  bytes bytea not null,
  signatures jsonb not null,
  signer bytea not null references people.account (paper_hash),
  not_before timestamptz not null,
  not_after timestamptz not null
);
create index reception_by_start on people.reception (not_before desc);

-- The reception key's private half, sealed to one member of staff.
create table people.reception_key (
  account bytea not null references people.account,
  reception bytea not null references people.reception on delete cascade,
  sealed bytea not null,
  primary key (account, reception)
);

create table people.passkey (
  credential_id bytea primary key,
  account bytea not null references people.account,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  wrapped bytea not null,
  added_day date not null
);
create index passkey_by_account on people.passkey (account);

create table people.session (
  token_hash bytea primary key check (length(token_hash) = 32),
  account bytea not null references people.account,
  expires timestamptz not null,
  idle_until timestamptz not null
);
create index session_by_account on people.session (account);

-- wrapped: the staff secret under the link's unlock half; gone once the link is used.
create table people.invite (
  token_hash bytea primary key check (length(token_hash) = 32),
  account bytea not null references people.account,
  wrapped bytea,
  expires timestamptz not null,
  used boolean not null default false,
  check (used = (wrapped is null))
);

-- Lives five minutes and may die with the server: not worth a line in the write-ahead log.
create unlogged table people.challenge (
  hash bytea primary key check (length(hash) = 32),
  purpose text not null check (purpose in ('enrol-create', 'enrol-prove', 'sign-in')),
  invite bytea check ((invite is null) = (purpose = 'sign-in')),
  expires timestamptz not null
);
create index challenge_by_expiry on people.challenge (expires);
