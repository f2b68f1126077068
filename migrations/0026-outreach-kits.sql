-- Kits: what a school or municipality gets of a campaign, each with a code of its own. Days and images of creatives.

-- municipality: the code of Statistics Netherlands; place: its name when the kit was made; region: of its Veilig Thuis.
-- school: '' for the municipality itself. None of these is a person.
create table outreach.kit (
  code text primary key references outreach.link,
  municipality text not null check (municipality ~ '^[0-9]{4}$'),
  place text not null check (char_length(place) between 1 and 120),
  region text not null check (char_length(region) between 1 and 120),
  school text not null check (char_length(school) <= 120)
);

-- When it is shown, where that is not all the campaign's days; and before which day a colleague has to look at it.
alter table outreach.creative
  add column starts_on date,
  add column ends_on date,
  add column approve_by date,
  add check (starts_on <= ends_on);

-- Made anew and rid of what a camera wrote beside it before it comes here.
create table outreach.creative_image (
  creative bigint primary key references outreach.creative,
  type text not null check (type in ('image/png', 'image/jpeg', 'image/webp')),
  width integer not null check (width between 1 and 4096),
  height integer not null check (height between 1 and 4096),
  bytes bytea not null check (length(bytes) between 1 and 2000000)
);
