-- The portal's texts. What readers see was published by a second person; drafts, old versions and comments are the desk's.
create schema if not exists knowledge;

-- revision grows with every save, publish and drop and never goes back: what somebody looked at is what she approves.
-- withdrawn_through: versions up to this number are withdrawn; withdrawn_account may undo that, others ask a colleague.
create table knowledge.page (
  language text not null,
  section text not null,
  slug text not null,
  page_id text,
  revision integer not null default 0,
  withdrawn_through bigint not null default 0,
  withdrawn_account text,
  primary key (language, section, slug),
  unique (language, page_id)
);

-- A published text never changes. Of a page the highest number is what readers get, from its moment on.
create table knowledge.version (
  version bigint generated always as identity primary key,
  language text not null,
  section text not null,
  slug text not null,
  source text not null,
  written_by text[] not null,
  approved_by text not null,
  published_on date not null,
  shown_from timestamptz,
  shown_until timestamptz,
  note text,
  foreign key (language, section, slug) references knowledge.page on update cascade
);
create index version_of_page on knowledge.version (language, section, slug, version desc);

-- One draft per page. revision grows with every save; accounts: everybody whose words are in it.
create table knowledge.draft (
  language text not null,
  section text not null,
  slug text not null,
  source text not null,
  former_source text not null,
  state text not null check (state in ('draft', 'review')),
  revision integer not null,
  base bigint not null,
  accounts text[] not null,
  names text[] not null,
  primary key (language, section, slug),
  foreign key (language, section, slug) references knowledge.page on update cascade
);

create table knowledge.comment (
  id bigint generated always as identity primary key,
  language text not null,
  section text not null,
  slug text not null,
  said_by text not null,
  said_on date not null,
  says text not null,
  foreign key (language, section, slug) references knowledge.page on update cascade
);

-- Where a page went that was at this address.
create table knowledge.move (
  address text primary key,
  language text not null,
  section text not null,
  slug text not null,
  foreign key (language, section, slug) references knowledge.page on update cascade
);

-- A statement of fact stands once per language. A change counts when a second person confirmed it.
create table knowledge.fact (
  language text not null,
  id text not null,
  source text not null,
  proposed text,
  proposed_by text,
  proposed_account text,
  revision integer not null default 0,
  primary key (language, id)
);

create table knowledge.media (
  id text primary key,
  type text not null,
  bytes bytea not null,
  name text not null,
  alt text not null,
  made_by text not null
);

-- Bare counts of what readers chose to have counted: no time, no id.
create table knowledge.counted (
  day date not null,
  kind text not null,
  count integer not null,
  primary key (day, kind)
);

-- Grows with every change that readers may see: a node that lags looks again.
create table knowledge.edition (
  singleton boolean primary key default true check (singleton),
  number bigint not null
);
insert into knowledge.edition (number) values (1);
