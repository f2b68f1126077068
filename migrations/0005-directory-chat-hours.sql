-- Why: an organisation sets when its chat is open. Without a row in chat_rule the hours in the code hold;
-- with one these tables are the whole truth, so that no hours at all means closed. Times are Dutch clock times.
create schema directory;

create table directory.chat_rule (
  singleton boolean primary key default true check (singleton),
  closed_on_holidays boolean not null,
  entry_cut_off_minutes integer not null check (entry_cut_off_minutes between 0 and 240)
);

-- weekday: 1 Monday … 7 Sunday. Closing at or before opening means the next day.
create table directory.chat_hours (
  weekday smallint not null check (weekday between 1 and 7),
  opens time not null check (opens < '24:00'),
  closes time not null,
  primary key (weekday, opens)
);

create table directory.closed_day (
  day date primary key
);
