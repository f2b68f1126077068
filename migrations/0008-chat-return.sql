-- Why: a visitor goes and comes back by a code; a counsellor hands a conversation back to the team or closes it for
-- now; words may wait for an answer. What staff had closed before can not come back: it becomes `left`.
delete from chat.member m using chat.conversation c
  where c.id = m.conversation and c.state = 'closed' and m.kind = 'staff';
update chat.conversation set state = 'left' where state = 'closed';

-- message: words of hers wait in the inbox. reception: whose key opens the envelope or the team's last keys.
-- The envelope stays until somebody greets her or she left for good.
alter table chat.conversation
  drop constraint conversation_state_check,
  add constraint conversation_state_check
    check (state in ('queued', 'message', 'active', 'closed', 'left')),
  drop constraint conversation_check,
  add constraint conversation_check
    check ((envelope is not null) = (epoch = 0 and state <> 'left'));
create index conversation_in_inbox on chat.conversation (last, id) where state = 'message';
create index conversation_active on chat.conversation (last, id) where state = 'active';

-- A record without a signer is the visitor's own: 32 octets prove that she held the last epoch's key.
alter table chat.epoch
  alter column signer drop not null,
  drop constraint epoch_signature_check,
  add constraint epoch_signature_check
    check (length(signature) = case when signer is null then 32 else 64 end);

-- after: what a session may read begins above this number.
alter table chat.token add after bigint not null default 0 check (after >= 0);

-- Hashes of what follows from the code, and what only the code opens, wrapped once more under the shred key.
create table chat.code (
  conversation bytea primary key references chat.conversation on delete cascade,
  locator bytea not null unique check (length(locator) = 32),
  access bytea not null check (length(access) = 32),
  sealed bytea not null check (length(sealed) = 216)
);

-- One answer to the questions afterwards, of no conversation and no day. id: random, so that a retry counts once.
create table chat.survey (
  id bytea primary key check (length(id) = 16),
  month date not null check (extract(day from month) = 1),
  heard smallint check (heard between 0 and 2),
  knows smallint check (knows between 0 and 2),
  again smallint check (again between 0 and 2)
);
create index survey_by_month on chat.survey (month);
