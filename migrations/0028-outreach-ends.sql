-- How a conversation that a campaign led to ended, counted by the counsellor who closed it.
alter table outreach.counted drop constraint counted_stage_check;
alter table outreach.counted add constraint counted_stage_check
  check (stage in ('visit', 'test', 'chat', 'serious', 'handover'));
