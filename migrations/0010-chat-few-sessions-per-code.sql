-- Why: whoever knows a code could make the house keep tokens without an end. The oldest of a conversation go.
alter table chat.token add number bigint generated always as identity;
