-- Why: what an expert by experience says must not be lost: it waits for an editor to answer or settle it.
alter table knowledge.comment add column open boolean not null default false;
