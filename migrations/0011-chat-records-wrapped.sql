-- Why: everything about a conversation is wrapped under its shred key: records and sealed keys too, with 28 bytes
-- more each. Rows of before stay as they are, and go with their conversation within thirty days.
alter table chat.epoch add wrapped boolean not null default false;
alter table chat.epoch alter column wrapped set default true;
alter table chat.sealed_key
  drop constraint sealed_key_sealed_check,
  add constraint sealed_key_sealed_check check (length(sealed) in (1168, 2384, 1196, 2412));
