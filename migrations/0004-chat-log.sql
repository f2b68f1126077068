-- Why: one conversation, hello to goodbye, in ciphertext. Rows carry a day, never a time; no row says where
-- somebody came from. Envelopes and bodies are wrapped once more, under a key that is kept elsewhere and
-- can be destroyed: that adds 28 bytes. Bodies exist in four padded sizes only.
create schema chat;

-- epoch: the present member list; 0 is the visitor and the team. head: the last number given out.
-- The envelope to reception goes when she is greeted or leaves; its hash stays for the first record to name.
create table chat.conversation (
  id bytea primary key check (length(id) = 16),
  state text not null check (state in ('queued', 'active', 'closed', 'left')),
  epoch bigint not null default 0 check (epoch >= 0),
  head bigint not null default 0 check (head >= 0),
  visitor bytea not null check (length(visitor) = 16),
  reception bytea not null check (length(reception) = 32),
  envelope bytea check (length(envelope) = 5260),
  envelope_hash bytea not null check (length(envelope_hash) = 32),
  started date not null,
  check ((state = 'queued') = (envelope is not null))
) with (fillfactor = 50);
alter table chat.conversation alter column envelope set storage external;

create table chat.token (
  hash bytea primary key check (length(hash) = 32),
  conversation bytea not null references chat.conversation on delete cascade
);
create index token_by_conversation on chat.token (conversation);

-- The exact bytes that were signed, and by which staff paper.
create table chat.epoch (
  conversation bytea references chat.conversation on delete cascade,
  n bigint check (n > 0),
  record bytea not null,
  signer bytea not null check (length(signer) = 32),
  signature bytea not null check (length(signature) = 64),
  primary key (conversation, n)
);

-- Epoch key n, sealed to one member; handed over with the record of `epoch`.
create table chat.sealed_key (
  conversation bytea,
  epoch bigint,
  member bytea check (length(member) = 16),
  n bigint check (n >= 0 and n <= epoch),
  sealed bytea not null check (length(sealed) in (1168, 2384)),
  primary key (conversation, epoch, member, n),
  foreign key (conversation, epoch) references chat.epoch on delete cascade
);
alter table chat.sealed_key alter column sealed set storage external;

-- The members of the present epoch. account: whose desk shows it; none for the visitor and the team.
-- from_epoch: the first epoch whose messages the house hands out to this member.
create table chat.member (
  conversation bytea references chat.conversation on delete cascade,
  member bytea check (length(member) = 16),
  kind text not null check (kind in ('visitor', 'staff', 'team')),
  account bytea check (length(account) = 16),
  from_epoch bigint not null,
  primary key (conversation, member),
  check ((kind = 'staff') = (account is not null))
);
create index member_by_account on chat.member (account) where account is not null;

create table chat.message (
  conversation bytea references chat.conversation on delete cascade,
  seq bigint check (seq > 0),
  epoch bigint not null,
  sender bytea not null check (length(sender) = 16),
  client_id bytea not null check (length(client_id) = 16),
  body bytea not null check (length(body) in (322, 1090, 4162, 16450)),
  primary key (conversation, seq),
  unique (conversation, sender, client_id)
);
alter table chat.message alter column body set storage external;

create table chat.cursor (
  conversation bytea references chat.conversation on delete cascade,
  member bytea check (length(member) = 16),
  delivered bigint not null,
  shown bigint not null,
  primary key (conversation, member),
  check (shown <= delivered)
);
