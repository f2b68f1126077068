import type { Queryable } from '../../database/server/database.ts'
import type { Language } from '../../words/language.ts'
import { languages } from '../../words/language.ts'
import type { Section } from '../page.ts'
import type { SearchDocument } from '../search/document.ts'
import { wordsOf } from '../search/fold.ts'
import type { StreetWord } from '../search/street-words.ts'
import { configOf } from './search-store.ts'

export type IndexKey = { readonly language: Language; readonly id: string }

/** A row of the index. place: among all pages, for equals. mark: of what it is made from. */
export type IndexRow = IndexKey & {
  readonly section: Section
  readonly slug: string
  readonly place: number
  readonly mark: string
  readonly document: SearchDocument
}

/** One node at a time works on the index; the other waits and then finds nothing to do. Until the transaction ends. */
export async function lockIndex(tx: Queryable): Promise<void> {
  await tx.query({
    name: 'knowledge.lock-index',
    text: "select pg_advisory_xact_lock(hashtext('keerpunt search index'))",
  })
}

/** The marks of every row by `language id`, and the version of the server: another one may stem otherwise. */
export async function readMarks(
  tx: Queryable,
): Promise<{ readonly marks: ReadonlyMap<string, string>; readonly server: number }> {
  const { rows } = await tx.query({
    name: 'knowledge.index-marks',
    text: `select language, id, mark, current_setting('server_version_num')::integer / 10000 as server
      from (select 1) one left join knowledge.search_page on true`,
  })
  const pages = rows.filter((row) => row['id'] !== null)
  return {
    marks: new Map(pages.map((row) => [`${row['language']} ${row['id']}`, String(row['mark'])])),
    server: Number(rows[0]?.['server']),
  }
}

/** In how many of the rows `$1, $2` (`columnsOfKeys`) each word stands. */
const wordsOfRows = `select p.language, w.word, count(*)::integer as pages
        from unnest($1::text[], $2::text[]) as k (language, id)
        join knowledge.search_page p on p.language = k.language and p.id = k.id
        cross join unnest(p.terms) as w (word)
        group by p.language, w.word`

const columnsOfKeys = (keys: readonly IndexKey[]) => [
  keys.map(({ language }) => language),
  keys.map(({ id }) => id),
]

/** Takes rows out of the index and their words out of the lexicon's counts. */
export async function removeRows(tx: Queryable, keys: readonly IndexKey[]): Promise<void> {
  const values = columnsOfKeys(keys)
  await tx.query({
    name: 'knowledge.forget-terms',
    text: `update knowledge.lexicon l set pages = l.pages - gone.pages
      from (
        ${wordsOfRows}
      ) gone
      where l.language = gone.language and l.word = gone.word`,
    values,
  })
  await tx.query({
    name: 'knowledge.remove-indexed',
    text: `delete from knowledge.search_page p using unnest($1::text[], $2::text[]) as k (language, id)
      where p.language = k.language and p.id = k.id`,
    values,
  })
}

/** Adds rows that are not there. At most some hundreds at once. */
export async function addRows(tx: Queryable, rows: readonly IndexRow[]): Promise<void> {
  await tx.query({
    name: 'knowledge.add-indexed',
    text: `insert into knowledge.search_page
        (language, id, section, slug, place, mark, title, summary, keywords, headings, body, terms, head, words)
      select language, id, section, slug, place, mark, title, summary, keywords, headings, body,
        array(select jsonb_array_elements_text(terms)),
        h.head, h.head || setweight(to_tsvector(config::regconfig, body_words), 'D')
      from jsonb_to_recordset($1::jsonb) as r (
        language text, config text, id text, section text, slug text, place integer, mark text, title text,
        summary text, keywords text, headings text, body text, terms jsonb,
        title_words text, summary_words text, keyword_words text, heading_words text, body_words text)
      cross join lateral (
        select setweight(to_tsvector(config::regconfig, title_words), 'A') || to_tsvector('simple', title_words)
          || setweight(to_tsvector(config::regconfig, keyword_words), 'B')
          || setweight(to_tsvector(config::regconfig, heading_words), 'B')
          || setweight(to_tsvector(config::regconfig, summary_words), 'C') as head
      ) h`,
    values: [JSON.stringify(rows.map(columnsOf))],
  })
}

function columnsOf({ document, ...row }: IndexRow) {
  const { title, summary, keywords, headings, body } = document
  const words = [title, summary, keywords, headings, body].map(wordsOf)
  const [title_words, summary_words, keyword_words, heading_words, body_words] = words.map((some) =>
    some.join(' '),
  )
  return {
    ...row,
    ...document,
    config: configOf[row.language],
    terms: [...new Set(words.flat())],
    title_words,
    summary_words,
    keyword_words,
    heading_words,
    body_words,
  }
}

/** Puts the words of new rows into the lexicon, and drops those that no page and no street word holds any longer. */
export async function addTerms(tx: Queryable, keys: readonly IndexKey[]): Promise<void> {
  await tx.query({
    name: 'knowledge.add-terms',
    text: `insert into knowledge.lexicon (language, word, stem, pages)
      select t.language, t.word, s.stems[1], t.pages
      from (
        ${wordsOfRows}
      ) t
      join unnest($3::text[], $4::text[]) as c (language, config) on c.language = t.language
      cross join lateral (select tsvector_to_array(to_tsvector(c.config::regconfig, t.word)) as stems) s
      where cardinality(s.stems) > 0
      on conflict (language, word) do update
      set pages = greatest(0, lexicon.pages) + excluded.pages, stem = excluded.stem`,
    values: [...columnsOfKeys(keys), languages, languages.map((language) => configOf[language])],
  })
  await sweepLexicon(tx)
}

async function sweepLexicon(tx: Queryable): Promise<void> {
  await tx.query({
    name: 'knowledge.sweep-lexicon',
    text: `delete from knowledge.lexicon l where pages <= 0
      and not (language = 'nl' and exists (
        select from knowledge.street_word s where s.word = l.word and cardinality(s.topics) > 0))`,
  })
}

/** Makes the shipped street words those of the table; what an editor changed stays. They stand in the Dutch lexicon. */
export async function saveStreetWords(tx: Queryable, words: readonly StreetWord[]): Promise<void> {
  const shipped = JSON.stringify(words)
  await tx.query({
    name: 'knowledge.save-street-words',
    text: `insert into knowledge.street_word (word, topics)
      select word, array(select jsonb_array_elements_text(topics))
      from jsonb_to_recordset($1::jsonb) as r (word text, topics jsonb)
      on conflict (word) do update set topics = excluded.topics
      where not street_word.own and street_word.topics <> excluded.topics`,
    values: [shipped],
  })
  await tx.query({
    name: 'knowledge.remove-street-words',
    text: `delete from knowledge.street_word s
      where not own and not exists (
        select from jsonb_to_recordset($1::jsonb) as r (word text) where r.word = s.word)`,
    values: [shipped],
  })
  await addStreetTerms(tx)
}

/** Puts street words that lead somewhere into the Dutch lexicon, and takes out those that do no more. */
export async function addStreetTerms(tx: Queryable): Promise<void> {
  await tx.query({
    name: 'knowledge.add-street-terms',
    text: `insert into knowledge.lexicon (language, word, stem, pages)
      select 'nl', s.word, coalesce((tsvector_to_array(to_tsvector('knowledge.dutch', s.word)))[1], s.word), 0
      from knowledge.street_word s where cardinality(s.topics) > 0
      on conflict (language, word) do nothing`,
  })
  await sweepLexicon(tx)
}
