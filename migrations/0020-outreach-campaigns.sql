-- Campaigns: what goes to many. Nothing here is about anybody who sees one.
create schema if not exists outreach;

-- revision grows with every change: what somebody looked at is what she changes. made_up: the figures of the demo.
create table outreach.campaign (
  id bigint generated always as identity primary key,
  revision integer not null default 1,
  name text not null check (char_length(name) between 1 and 80),
  goal text not null check (char_length(goal) <= 400),
  audience text not null check (audience in ('youth', 'relatives', 'professionals')),
  starts_on date not null,
  ends_on date not null,
  stopped boolean not null default false,
  made_up boolean not null default false,
  check (starts_on <= ends_on)
);

-- accounts: everybody whose words are in it; none of them approves it.
-- sent_back_why: of a colleague who did not approve. rejected_reason: of the platform that did not show it.
create table outreach.creative (
  id bigint generated always as identity primary key,
  campaign bigint not null references outreach.campaign,
  revision integer not null default 1,
  variant text not null check (variant in ('A', 'B', 'C', 'D')),
  language text not null check (language in ('nl', 'en', 'ar')),
  channel text not null check (char_length(channel) between 1 and 40),
  says text not null check (char_length(says) between 1 and 600),
  alt text not null check (char_length(alt) <= 300),
  cost_cents integer not null check (cost_cents between 0 and 100000000),
  state text not null default 'draft' check (state in ('draft', 'review', 'approved')),
  accounts text[] not null,
  names text[] not null,
  approved_by text,
  approved_account text,
  sent_back_by text,
  sent_back_why text not null default '',
  rejected_reason text not null default '' check (char_length(rejected_reason) <= 300),
  check (state <> 'approved' or (approved_account is not null and approved_account <> all (accounts)))
);
create index creative_of_campaign on outreach.creative (campaign, id);

-- A short address for one creative: where it leads is fixed. note: for whom, such as the school whose kit it is.
create table outreach.link (
  code text primary key check (code ~ '^[0-9a-z]{6}$'),
  creative bigint not null references outreach.creative,
  target text not null check (char_length(target) between 1 and 120),
  note text not null check (char_length(note) <= 80),
  stopped boolean not null default false
);
create index link_of_creative on outreach.link (creative);

-- Bare counts: no moment, no id.
create table outreach.counted (
  code text not null references outreach.link,
  stage text not null check (stage in ('visit', 'test', 'chat')),
  day date not null,
  count integer not null,
  primary key (code, stage, day)
);
