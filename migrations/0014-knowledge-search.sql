-- Why: readers search the portal by stem, by the beginning of a word and in spite of a typing error. All of this is
-- made from the pages and can be made again, except what the street words of editors and the counts hold.
create schema if not exists knowledge;

-- Both extensions are trusted: the owner of a database may add them. They may stand in any schema already.
-- near_words: the words of a language that look most like what was typed, nearest first.
do $$
declare
  at_unaccent text;
  at_trigrams text;
  language text;
begin
  begin
    create extension if not exists unaccent schema knowledge;
    create extension if not exists pg_trgm schema knowledge;
  exception when others then
    raise exception 'search needs the extensions unaccent and pg_trgm: let an administrator run "create extension unaccent; create extension pg_trgm" in this database, then start again'
      using errcode = 'undefined_object';
  end;
  select quote_ident(nspname) into at_unaccent
    from pg_extension join pg_namespace n on n.oid = extnamespace where extname = 'unaccent';
  select quote_ident(nspname) into at_trigrams
    from pg_extension join pg_namespace n on n.oid = extnamespace where extname = 'pg_trgm';

  foreach language in array array['dutch', 'english', 'arabic'] loop
    execute format('create text search configuration knowledge.%1$I (copy = pg_catalog.%1$I)', language);
    execute format(
      'alter text search configuration knowledge.%1$I alter mapping for asciiword, word, numword with %2$s.unaccent, pg_catalog.%1$s_stem',
      language, at_unaccent);
  end loop;

  create table knowledge.lexicon (
    language text not null,
    word text collate "C" not null,
    stem text not null,
    pages integer not null,
    primary key (language, word)
  );
  create index lexicon_stem on knowledge.lexicon (language, stem);
  execute format(
    'create index lexicon_trigrams on knowledge.lexicon using gist (word %s.gist_trgm_ops)', at_trigrams);
  execute format($f$
    create function knowledge.near_words(of_language text, typed text, most integer)
      returns table (word text, stem text)
      language sql stable parallel safe as
      'select l.word, l.stem from knowledge.lexicon l where l.language = of_language
       order by l.word operator(%1$s.<->) typed limit most'$f$, at_trigrams);
end
$$;

-- One row per page and language. words: everything, the title weighing most; head: the same without the text, small
-- enough to rank thousands of rows. mark: of what the row was made from. terms: its words in the lexicon.
create table knowledge.search_page (
  language text not null,
  id text not null,
  section text not null,
  slug text not null,
  place integer not null,
  mark text not null,
  title text not null,
  summary text not null,
  keywords text not null,
  headings text not null,
  body text not null,
  terms text[] not null,
  head tsvector not null,
  words tsvector not null,
  primary key (language, id)
);
create index search_page_words on knowledge.search_page using gin (words) with (fastupdate = off);

-- What is said in the street, and the pages it is about. own: an editor changed it, so the shipped list leaves it be.
create table knowledge.street_word (
  word text collate "C" primary key,
  topics text[] not null,
  own boolean not null default false
);

-- How often readers searched a word that stands in the lexicon: from five times a day on, for two years.
create table knowledge.searched_word (
  day date not null,
  language text not null,
  word text not null,
  count integer not null check (count >= 5),
  primary key (day, language, word)
);
