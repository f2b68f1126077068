-- Why: one worker alone may not decide where the numbers of those who write to us are sent; of several nodes one looks
-- after the channels.
-- confirmed_by: who agreed to the address of a gateway, when there was one to agree to. looked_at: the whole minute in
-- which a node last looked, however that went; before the first look, in which it was set.
alter table outreach.inbound_channel
  add column looked_at timestamptz,
  add column set_account text,
  add column confirmed_account text,
  add column confirmed_by text,
  add constraint another_confirmed check (
    (confirmed_account is null) = (confirmed_by is null)
    and (confirmed_account is null or (set_account is not null and confirmed_account <> set_account))
  );

-- Credentials that wait for another worker, one set per channel. revision: of the channel they were typed for.
create table outreach.inbound_proposal (
  kind text primary key check (kind in ('sms', 'email')),
  id uuid not null default gen_random_uuid(),
  sealed bytea not null,
  revision integer not null,
  account text not null,
  proposed_by text not null,
  proposed_on date not null
);

-- The node that fetches and looks after the channels, until when.
create table outreach.inbound_lease (
  singleton boolean primary key default true check (singleton),
  holder uuid not null,
  until timestamptz not null
);
