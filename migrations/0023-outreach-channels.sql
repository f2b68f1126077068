-- Why: a bot or an inbox of ours works with a credential of another house. It stands here sealed under a key file
-- outside the database; how the channel does stands beside it, without anybody who wrote to it.
-- sealed: null when it was taken away. healthy_at: when it last worked, seen by our own looks and never by an answer.
create schema if not exists outreach;
create table outreach.inbound_channel (
  kind text primary key check (kind in ('telegram', 'instagram', 'messenger', 'sms', 'email')),
  sealed bytea,
  revision integer not null,
  set_by text not null,
  set_on date not null,
  healthy_at timestamptz,
  failures integer not null default 0,
  problem text,
  dropped integer not null default 0,
  alarmed boolean not null default false
);
