-- Why: a talk is kept for thirty days after its last message; this day says which one that was.
alter table chat.conversation add last date;
update chat.conversation set last = started;
alter table chat.conversation alter last set not null;
