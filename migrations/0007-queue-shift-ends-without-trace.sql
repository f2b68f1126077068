-- Why: who worked when is nobody's to look up afterwards. A shift's row goes when the shift ends.
delete from queue.shift where ended;
drop index queue.shift_one_at_a_time;
alter table queue.shift
  drop column ended,
  drop column started_at,
  drop column id,
  add primary key (account);
