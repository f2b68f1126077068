-- Why: who did what, never what was said. An act enters the outbox in the transaction that does it;
-- one writer moves it into the chain. Entries carry a day, no time, so that they tell nothing about a visitor.
create schema audit;

create table audit.outbox (
  id bigint generated always as identity primary key,
  act text not null check (act ~ '^[a-z][a-z0-9-]{1,59}$'),
  actor text not null check (length(actor) between 1 and 100),
  subject text check (length(subject) between 1 and 100),
  day date not null
);

create table audit.entry (
  number bigint primary key check (number > 0),
  act text not null,
  actor text not null,
  subject text,
  day date not null,
  hash bytea not null unique check (length(hash) = 32)
);

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit.entry is append-only' using errcode = 'restrict_violation';
end
$$;

create trigger entry_is_append_only before update or delete or truncate on audit.entry
  for each statement execute function audit.refuse_change();
