-- Experts by experience read along in the editorial work.
alter table people.account drop constraint account_role_check;
alter table people.account add constraint account_role_check check (
  role in ('counsellor', 'supervisor', 'admin', 'editor', 'analyst', 'outreach_worker', 'experience_expert')
);
