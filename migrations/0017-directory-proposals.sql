-- Why: what two persons decide stands in one table, so that each of it can be refused, taken back and told in one way.
-- subject: what it is about, such as `fact nl vt-always`. refused_by: who did not let it through; it waits no more.
create table directory.proposal (
  subject text primary key,
  text text not null,
  proposed_by text not null,
  account text not null,
  revision bigint generated always as identity,
  refused_by text,
  refused_why text not null default ''
);
insert into directory.proposal (subject, text, proposed_by, account)
  select 'contacts', csv, proposed_by, account from directory.contact_proposal;
drop table directory.contact_proposal;
insert into directory.proposal (subject, text, proposed_by, account)
  select 'fact ' || language || ' ' || id, proposed, proposed_by, proposed_account
  from knowledge.fact where proposed is not null;
delete from knowledge.fact where source = '';
alter table knowledge.fact
  drop column proposed, drop column proposed_by, drop column proposed_account, drop column revision;
