-- Why: who was handed back by her counsellor, or lost her, waits before all who were not greeted yet.
alter table queue.ticket add ahead boolean not null default false;
