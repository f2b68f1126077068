-- Why: who waits and who is on shift. A ticket is the only row about a visitor that holds seconds; it goes
-- when she is greeted or leaves. What stays for the waiting time is twenty numbers without any id.
create schema queue;

-- number: the order of arrival, never reused. lost_at: since when nothing was heard from her.
create table queue.ticket (
  conversation bytea primary key check (length(conversation) = 16),
  number bigint generated always as identity unique,
  line text not null check (line in ('self', 'relative', 'professional')),
  entered_at timestamptz not null,
  lost_at timestamptz
);

create table queue.shift (
  id bigint generated always as identity primary key,
  account bytea not null check (length(account) = 16),
  started_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > started_at),
  ended boolean not null default false
);
create unique index shift_one_at_a_time on queue.shift (account) where not ended;

-- A ring: the seconds that the last twenty greeted visitors had waited.
create sequence queue.wait_turn;
create table queue.wait (
  slot smallint primary key check (slot between 0 and 19),
  seconds integer not null check (seconds >= 0)
);
