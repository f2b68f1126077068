-- Why: a platform may know us at every look while no answer of ours gets through.
-- unanswered: answers in a row that failed, on any node, since the last that was sent. unanswered_why: of the last one.
alter table outreach.inbound_channel
  add column unanswered integer not null default 0 check (unanswered >= 0),
  add column unanswered_why text;
