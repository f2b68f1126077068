-- Why: the words of the one message are written and approved on screen; who may be a minor is written to only under a
-- protocol that two persons confirmed; whoever was approved counts as contacted, sent or not.
create schema if not exists outreach;

-- One version of the message in one language. writer: null when it came with the house.
-- why: of who sent it back or ended it. Versions are kept: what went out can be read years later.
create table outreach.message_text (
  id bigint generated always as identity primary key,
  language text not null check (language in ('nl', 'en', 'ar')),
  version integer not null check (version > 0),
  says text not null check (char_length(says) between 1 and 500),
  state text not null check (state in ('waiting', 'used', 'refused', 'replaced', 'ended')),
  writer text,
  writer_name text not null,
  approver text,
  approver_name text,
  why text not null default '' check (char_length(why) <= 300),
  day date not null,
  unique (language, version),
  constraint another_approved_text check (state <> 'used' or writer is null or (approver is not null and approver <> writer))
);
create unique index message_text_used on outreach.message_text (language) where state = 'used';
create unique index message_text_waiting on outreach.message_text (language) where state = 'waiting';

-- When somebody who may be a minor is written to after all. The newest is the only one; withdrawn_on: over at once.
create table outreach.minor_protocol (
  id bigint generated always as identity primary key,
  decides text not null check (char_length(decides) between 1 and 200),
  context text not null check (char_length(context) between 1 and 600),
  rules text not null check (char_length(rules) between 1 and 1500),
  writer_name text not null,
  day date not null,
  withdrawn_by text,
  withdrawn_on date,
  check ((withdrawn_by is null) = (withdrawn_on is null))
);
create table outreach.minor_protocol_confirmation (
  protocol bigint not null references outreach.minor_protocol,
  account text not null,
  name text not null,
  day date not null,
  primary key (protocol, account)
);

-- message_text: what went out. minor_reason: why the protocol allows it; goes with the other texts.
-- protocol: under which version a colleague let it through; stays with what was sent.
-- Closed after a colleague approved: contact_hash stays a year, as the words could have been sent by hand.
alter table outreach.contact
  add column message_text bigint references outreach.message_text,
  add column minor_reason text check (char_length(minor_reason) <= 300),
  add column protocol bigint references outreach.minor_protocol,
  drop constraint hashes_while_needed,
  add constraint hashes_while_needed check (case state
    when 'closed' then stop_hash is null and num_nonnulls(key_id, contact_hash) in (0, 2)
      and (contact_hash is null or approver is not null)
    else num_nonnulls(key_id, contact_hash, stop_hash) = 3 end),
  add constraint minor_reason_while_open check (minor_reason is null or state in ('waiting', 'approved')),
  add constraint minor_under_protocol check (state <> 'approved' or minor_reason is null or protocol is not null);

-- Shows whether the key file of the workers' block list is the one that made what is on it.
create table outreach.own_key (
  singleton boolean primary key default true check (singleton),
  check_bytes bytea not null check (octet_length(check_bytes) = 32)
);

-- How often a worker asked on this day whether somebody was contacted or said stop: never about whom.
create table outreach.looks (
  account text primary key,
  day date not null,
  looks integer not null
);
